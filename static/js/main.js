/** Starts everything: reads the catalogue from the page, opens the session, mounts controls and views. */

import { createCallouts } from "./shell/callouts.js";
import { createDataPanel } from "./panels/data/data.js";
import { createDrawerBar } from "./shell/drawer-bar.js";
import { createUndo } from "./shell/undo.js";
import { createFeatureChoice } from "./panels/feature-space/axes-choice.js";
import { createMetricsLine } from "./shell/metrics-line.js";
import { createHelp } from "./shell/help.js";
import { createHiding } from "./shell/hiding.js";
import { createLanguage } from "./shell/language.js";
import { createNetworkControls } from "./panels/network/depth.js";
import { createOutputControls } from "./panels/plane/legend.js";
import { createLessons } from "./shell/lessons.js";
import { createShare } from "./shell/share.js";
import { createRunKeeper, createRuns } from "./drawers/runs/drawer.js";
import { createStatus } from "./shell/status.js";
import { createTimeControls } from "./panels/loss/slider.js";
import { createTheme, effectiveTheme, rememberedTheme } from "./shell/theme.js";
import { createTrainingPanel } from "./panels/training/training.js";
import { createTransport } from "./shell/transport.js";
import { createWeights } from "./panels/network/weight-popover.js";
import { createWatchMode } from "./shell/watch-mode.js";
import { createHints } from "./shell/hints.js";
import { readMetrics } from "./net/api.js";
import { createFirstPaint } from "./state/first-paint.js";
import { find } from "./lib/dom.js";
import { early } from "./net/early-session.js";
import { createPointFileDrop, createPointFileImport } from "./panels/data/point-files.js";
import { createPlaneInput } from "./panels/plane/pointer.js";
import { createTimeInput } from "./panels/loss/scrubber.js";
import { createViewRequest } from "./net/view-request.js";
import { createFrameLoop } from "./state/frame-loop.js";
import { createPageSession } from "./net/session.js";
import { classCount, problemOf } from "./state/settings.js";
import { createStore } from "./state/store.js";
import { firstSession } from "./net/first-visit.js";
import { setTexts, t } from "./lib/text.js";
import { createFeaturesView } from "./panels/feature-space/view.js";
import { createLossView } from "./panels/loss/view.js";
import { createNetworkView } from "./panels/network/view.js";
import { createPlaneView } from "./panels/plane/view.js";

/** @param {string} id @returns {any} */
const embedded = (id) => JSON.parse(document.getElementById(id)?.textContent || "null");

const themeChoice = rememberedTheme();
if (themeChoice !== "auto") document.documentElement.dataset.theme = themeChoice;
setTexts(embedded("texts") ?? {});

const store = createStore({
  catalog: embedded("catalog"),
  config: null,
  wanted: null,
  frame: null,
  previous: null,
  received: 0,
  interval: 0,
  points: { x: new Float32Array(), labels: new Float32Array(), split: new Uint8Array() },
  history: new Float64Array(),
  connection: "connecting",
  tool: "move",
  label: 0,
  brush: { radius: 0.6, density: 4 },
  lasso: null,
  selection: [],
  group: null,
  hover: { point: null, place: null, unit: null },
  pinned: null,
  probed: [],
  lit: [],
  survey: "weights",
  drag: null,
  features: { layer: -1, units: [0, 1] },
  theme: effectiveTheme(themeChoice),
  themeChoice,
  message: null,
  discretise: false,
  ringWrong: false,
  drawer: null,
  cell: null,
  showTest: true,
  showInputGradients: false,
  behind: null,
  twinCurve: null,
  visible: { output: true, network: true, features: true },
  whole: false,
  capacity: "",
  watching: false,
  stepStage: null,
});

const schedule = createFrameLoop(store);
let begun = early;
const session = createPageSession(store, (again) => look.tell(again), () => {
  createCallouts(context);
  const wanted = begun ??
    firstSession(store.state.catalog, matchMedia("(prefers-reduced-motion: reduce)").matches);
  begun = null;
  return wanted;
});
const look = createViewRequest(store, session.send, () => document.hidden);
store.subscribe(() => look.tell());

/** @type {import("./types.js").Context} */
const context = {
  store,
  send: session.send,
  act: (command) => void session.send(command).catch(({ message }) => store.set({ message })),
  update: session.update,
  t,
  ids: session.ids,
};

// Asked for first: the server makes the session while the page is built.
void session.open();

// In the order in which they are drawn: what the eye follows first.
const network = createNetworkControls(context), weights = createWeights(context);
const drawers = createDrawerBar(context), take = createPointFileImport(context);
drawers.add(
  "neuron",
  t("One neuron"),
  async (root) => (await import("./drawers/neuron/drawer.js")).createNeuronPanel(root, context),
);
drawers.add(
  "loss",
  t("Point losses"),
  async (root) => (await import("./drawers/losses/drawer.js")).createLossPanel(root, context),
);
drawers.add(
  "slope",
  t("J(w)"),
  async (root) => (await import("./drawers/landscape/line-drawer.js")).createSlope(root, context),
);
drawers.add(
  "landscape",
  t("Surface of J"),
  async (root) => (await import("./drawers/landscape/surface-drawer.js")).createLandscape(root, context),
);
drawers.add(
  "chain",
  t("Chain rule"),
  async (root) => (await import("./drawers/chain-rule/drawer.js")).createChain(root, context),
);
drawers.add(
  "step-by-step",
  t("Step by step"),
  async (root) => (await import("./drawers/step-by-step/drawer.js")).createStepByStep(root, context),
);
drawers.add(
  "unfolding",
  t("Unfolding"),
  async (root) => (await import("./drawers/unfolding/drawer.js")).createUnfolding(root, context),
);
drawers.add(
  "metrics",
  t("Metrics"),
  async (root) => (await import("./drawers/metrics/drawer.js")).createMetrics(root, context),
);
const keeper = createRunKeeper(context);
drawers.add(
  "twin",
  t("Twin network"),
  async (root) => (await import("./drawers/twin/drawer.js")).createTwinPanel(root, context),
);
drawers.add(
  "points",
  t("Points"),
  async (root) => (await import("./drawers/points/drawer.js")).createPointsTable(root, { ...context, take }),
);
drawers.add("runs", t("Runs"), (root) => createRuns(root, context, keeper));
schedule.add(createPlaneView(find("#plane"), context));
schedule.add(createFeaturesView(find("#features"), context));
schedule.add(createNetworkView(find("#network"), { ...context, say: network.say, weights }));
schedule.add(createLossView(find("#loss"), context));
for (
  const view of [
    network,
    weights,
    drawers,
    createTransport(context),
    createMetricsLine(context),
    createStatus({ ...context, retry: session.wake }),
    createTheme(context),
    createDataPanel(context),
    createTrainingPanel(context),
    createUndo(context),
    createTimeControls(context),
    createHints({ ...context, measure: readMetrics }),
    createOutputControls(context),
    createFeatureChoice(context),
    createWatchMode({ ...context, copy: () => void session.copy() }),
    createFirstPaint(),
  ]
) schedule.add(view);
createPlaneInput(find("#plane"), context);
createPointFileDrop(document, store, take);
createLanguage(find("#languages"));
createHelp();
createLessons(context);
createShare(context);
/** @type {Promise<{ open: () => void }> | null} */
let exporting = null;
find("#export-open").addEventListener("click", () => {
  exporting ??= import("./export/dialog.js").then(({ createExportDialog }) => createExportDialog(context));
  exporting.then(({ open }) => open(), (error) => {
    console.error(error);
    store.set({ message: t("This part of the page could not be loaded. Load the page again.") });
  });
});
createHiding(context);
createTimeInput(find("#loss"), context);

// A choice that the network no longer has is given up.
store.subscribe((changed) => {
  if (!changed.has("config")) return;
  const { pinned, label, config } = store.state;
  if (pinned && (config?.network.hidden[pinned.layer - 1]?.units ?? 0) <= pinned.unit) {
    store.set({ pinned: null });
  }
  const regression = problemOf(store.state) === "regression";
  if (
    regression
      ? Math.abs(label) > 1
      : !Number.isInteger(label) || label < 0 || label >= classCount(store.state)
  ) {
    store.set({ label: 0 });
  }
});

// What is out of sight is not asked for.
const panels = new Map(["output", "network", "features"].map((name) => [find(`.panel.${name}`), name]));
const sight = new IntersectionObserver((entries) => {
  const visible = { ...store.state.visible };
  for (const { target, isIntersecting } of entries) {
    visible[panels.get(/** @type {HTMLElement} */ (target)) ?? ""] = isIntersecting;
  }
  store.set({ visible });
}, { rootMargin: "80px" });
for (const panel of panels.keys()) sight.observe(panel);

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) session.wake();
  look.tell();
});
addEventListener("online", session.wake);
addEventListener("hashchange", () => location.reload());

// For the browser's console, and for tests: everything the page knows, and a way to say something.
Object.assign(globalThis, { frontiere: { store, send: session.send } });
