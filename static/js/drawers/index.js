/**
 * The drawers in the order of their tabs: name, title, and the module that builds it, loaded when it is first opened;
 * `plane` have those that only the plane has: why-not.js says why.
 */

import { t } from "../lib/text.js";

/** @typedef {(root: HTMLElement, context: import("../types.js").DrawerContext) => import("../types.js").View} Build */
/** @typedef {{ name: string, title: string, load: () => Promise<Build>, plane?: boolean }} Drawer */

/** @returns {Drawer[]} */
export const drawers = () => [
  {
    name: "neuron",
    title: t("One neuron"),
    plane: true,
    load: async () => (await import("./neuron/drawer.js")).createNeuronPanel,
  },
  {
    name: "loss",
    title: t("Point losses"),
    plane: true,
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
    plane: true,
    load: async () => (await import("./chain-rule/drawer.js")).createChain,
  },
  {
    name: "step-by-step",
    title: t("Step by step"),
    plane: true,
    load: async () => (await import("./step-by-step/drawer.js")).createStepByStep,
  },
  {
    name: "unfolding",
    title: t("Unfolding"),
    plane: true,
    load: async () => (await import("./unfolding/drawer.js")).createUnfolding,
  },
  {
    name: "metrics",
    title: t("Metrics"),
    load: async () => (await import("./metrics/drawer.js")).createMetrics,
  },
  {
    name: "break-it",
    title: t("Break it"),
    load: async () => (await import("./break-it/drawer.js")).createBreakIt,
  },
  {
    name: "twin",
    title: t("Twin network"),
    plane: true,
    load: async () => (await import("./twin/drawer.js")).createTwinDrawer,
  },
  {
    name: "points",
    title: t("Points"),
    plane: true,
    load: async () => (await import("./points/drawer.js")).createPointsTable,
  },
  {
    name: "runs",
    title: t("Runs"),
    load: async () => (await import("./runs/drawer.js")).createRunsDrawer,
  },
];
