/** Wiring: opens the session, builds the context, and mounts the shell, the panels and the drawers. */

import { drawers } from "./drawers/index.js";
import { embedded, find } from "./lib/dom.js";
import { LISTENING } from "./lib/held-input.js";
import { setTexts, t } from "./lib/text.js";
import { early } from "./net/early-session.js";
import { firstSession } from "./net/first-visit.js";
import { createPageSession } from "./net/session.js";
import { createViewRequest, viewRequestOf } from "./net/view-request.js";
import { createDataPanel } from "./panels/data/data.js";
import { createPointFileImport } from "./panels/data/point-files.js";
import { createFeatureChoice } from "./panels/feature-space/axes-choice.js";
import { createFeaturesView } from "./panels/feature-space/view.js";
import { createTimeControls } from "./panels/loss/slider.js";
import { createLossView } from "./panels/loss/view.js";
import { createNetworkControls } from "./panels/network/controls.js";
import { createNetworkView } from "./panels/network/view.js";
import { createPlaneControls } from "./panels/plane/controls.js";
import { createPlaneView } from "./panels/plane/view.js";
import { createTrainingPanel } from "./panels/training/training.js";
import { createCallouts } from "./shell/callouts.js";
import { createDrawerBar } from "./shell/drawer-bar.js";
import { createMetricsLine } from "./shell/metrics-line.js";
import { createPanelVisibility } from "./shell/panel-visibility.js";
import { createRunKeeper } from "./shell/run-keeper.js";
import { createSpaces, only } from "./shell/spaces.js";
import { createStatus } from "./shell/status.js";
import { createTheme, effectiveTheme, rememberedTheme } from "./shell/theme.js";
import { createTransport } from "./shell/transport.js";
import { createUndo } from "./shell/undo.js";
import { createWatchMode } from "./shell/watch-mode.js";
import { createFirstPaint } from "./state/first-paint.js";
import { createFrameLoop } from "./state/frame-loop.js";
import { dropGoneChoices } from "./state/gone-choices.js";
import { initialState } from "./state/initial-state.js";
import { createStore } from "./state/store.js";

const themeChoice = rememberedTheme(), theme = effectiveTheme(themeChoice);
if (themeChoice !== "auto") document.documentElement.dataset.theme = themeChoice;
setTexts(embedded("texts"));
find("#unstarted").remove();

const store = createStore({ ...initialState(embedded("catalog")), themeChoice, theme });
const { state } = store;
let begun = early;
const session = createPageSession(store, (again) => view.tell(again), () => {
  createCallouts(context);
  const wanted = begun ??
    firstSession(state.catalog, matchMedia("(prefers-reduced-motion: reduce)").matches);
  begun = null;
  return wanted;
});
const view = createViewRequest(
  () => viewRequestOf(state, document.hidden),
  () => state.connection === "live",
  session.send,
);

/** @type {import("./types.js").Context} */
const context = {
  store,
  send: session.send,
  act: (command) => void session.send(command).catch(({ message }) => store.set({ message })),
  update: session.update,
  follow: session.follow,
  t,
  ids: session.ids,
};

// Asked for first: the server makes the session while the page is built.
void session.open();
store.subscribe(() => view.tell());
dropGoneChoices(store);

/** @param {unknown} error */
function failed(error) {
  console.error(error);
  store.set({ message: t("This part of the page could not be loaded. Load the page again.") });
}

// Comes after the first boundary, which waits for nothing; and without one, for the page can still be read. What a person
// does until then is held back (lib/held-input.js).
const { promise: boundary, resolve: arrived } =
  /** @type {PromiseWithResolvers<void>} */ (Promise.withResolvers());
setTimeout(arrived, 1000);
boundary.then(() => import("./shell/interaction.js")).then(({ createInteraction }) => {
  for (const shown of createInteraction(context, { diagram, featureSpace }, take)) frameLoop.add(shown);
  find("#main").removeAttribute("aria-busy");
}).catch(failed).finally(() => document.dispatchEvent(new Event(LISTENING)));

const take = createPointFileImport(context), { changeRuns } = createRunKeeper(context);
const diagram = createNetworkView(find("#network"), context), frameLoop = createFrameLoop(store);
const featureSpace = createFeaturesView(find("#features"), context);
for (
  const shown of [
    // In the order in which they are drawn: what the eye follows first.
    only(false, createPlaneView(find("#plane"), context)),
    only(false, featureSpace),
    only(false, diagram),
    createSpaces(context, frameLoop.add, failed),
    createLossView(find("#loss"), context),
    createNetworkControls(context),
    createDrawerBar({ ...context, take, changeRuns }, drawers()),
    createTransport(context),
    createMetricsLine(context),
    createStatus({ ...context, retry: session.wake }),
    createTheme(context),
    createDataPanel(context),
    createTrainingPanel(context),
    createUndo(context),
    createTimeControls(context),
    only(false, createPlaneControls(context)),
    createFeatureChoice(context),
    createWatchMode({ ...context, copy: () => void session.copy() }),
    createFirstPaint(arrived),
  ]
) frameLoop.add(shown);
createPanelVisibility(store);

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) session.wake();
  view.tell();
});
addEventListener("online", session.wake);
addEventListener("hashchange", () => location.reload());

// For the browser's console, and for tests: everything the page knows, and a way to say something.
Object.assign(globalThis, { frontiere: { store, send: session.send } });
