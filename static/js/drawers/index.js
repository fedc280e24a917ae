/**
 * The drawers in the order of their tabs: name, title, and the module that builds it, loaded when it is first opened; of
 * those that only the plane has, what is said in their place where there are images.
 */

import { t } from "../lib/text.js";

/** @typedef {(root: HTMLElement, context: import("../types.js").DrawerContext) => import("../types.js").View} Build */
/** @typedef {{ name: string, title: string, load: () => Promise<Build>, plane?: string }} Drawer */

/** @returns {Drawer[]} */
export const drawers = () => [
  {
    name: "neuron",
    title: t("One neuron"),
    plane: t(
      "A neuron is drawn over the plane. Of images, the network above shows the weights of each unit of layer 1, and what it hears of an image.",
    ),
    load: async () => (await import("./neuron/drawer.js")).createNeuronPanel,
  },
  {
    name: "loss",
    title: t("Point losses"),
    plane: t(
      "The losses of single points are drawn for the plane. Of images, the metrics show which are misclassified.",
    ),
    load: async () => (await import("./losses/drawer.js")).createLossPanel,
  },
  {
    name: "slope",
    title: t("J(w)"),
    load: async () => (await import("./landscape/line-drawer.js")).createLineDrawer,
  },
  {
    name: "landscape",
    title: t("Surface of J"),
    load: async () => (await import("./landscape/surface-drawer.js")).createSurfaceDrawer,
  },
  {
    name: "chain",
    title: t("Chain rule"),
    plane: t(
      "The chain rule is written out for points of the plane: an image has too many terms for a page.",
    ),
    load: async () => (await import("./chain-rule/drawer.js")).createChain,
  },
  {
    name: "step-by-step",
    title: t("Step by step"),
    plane: t("A step is written out for points of the plane: an image has too many terms for a page."),
    load: async () => (await import("./step-by-step/drawer.js")).createStepByStep,
  },
  {
    name: "unfolding",
    title: t("Unfolding"),
    plane: t(
      "The plane is unfolded; images have none. Their feature space above shows how the layers part the classes.",
    ),
    load: async () => (await import("./unfolding/drawer.js")).createUnfolding,
  },
  {
    name: "metrics",
    title: t("Metrics"),
    load: async () => (await import("./metrics/drawer.js")).createMetrics,
  },
  {
    name: "twin",
    title: t("Twin network"),
    plane: t(
      "Twins are compared over the plane; images have none. Runs can be compared in the drawer “Runs”.",
    ),
    load: async () => (await import("./twin/drawer.js")).createTwinDrawer,
  },
  {
    name: "points",
    title: t("Points"),
    plane: t("The table lists points of the plane. Images are in the gallery under the drawing pad."),
    load: async () => (await import("./points/drawer.js")).createPointsTable,
  },
  {
    name: "runs",
    title: t("Runs"),
    load: async () => (await import("./runs/drawer.js")).createRunsDrawer,
  },
];
