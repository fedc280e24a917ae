/** The network as a diagram: features, hidden layers and output, what each neuron sees, how strong each weight is. */

import { element } from "../../lib/dom.js";
import { PLANE } from "../../model/geometry.js";
import { probedOn } from "../../model/landscape.js";
import { residualLayers } from "../../model/forward.js";
import { classCount, problemOf } from "../../state/settings.js";
import { readPalette } from "../../draw/palette.js";
import { classColoursOf, signedColours } from "../../draw/maps.js";
import { createEdgeCanvas, edgeOf } from "./edge-canvas.js";
import { edgesOf, inputsOf } from "./edge-layout.js";
import { edgeAt } from "./edges.js";
import { createFeatureColumn } from "./feature-column.js";
import { createLayerColumns } from "./layer-columns.js";
import { layoutNetwork } from "./layout.js";
import { spotOf } from "./pointing.js";
import { createSkipArcs } from "./skip-arcs.js";
import { createStepOverlay } from "./step-overlay.js";
import { outputNames, residualSentence } from "./words.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("./edges.js").Edge} Edge */

/** @param {import("../../draw/palette.js").Palette} palette */
const coloursOf = (palette) => ({
  signed: signedColours(palette),
  classes: palette.classes.map((_, k) => classColoursOf(palette, k)),
});

/** How many squares each column has: features, hidden units, outputs. @param {State} state @param {number} features */
export function countsOf(state, features) {
  const has = { ...state, wanted: null };
  const outputs = problemOf(has) === "multiclass" ? classCount(has) : 1;
  return [features, ...(state.config?.network.hidden ?? []).map(({ units }) => units), outputs];
}

/**
 * The whole pixels that an element has room for inside its scrollbars. `clientWidth` is rounded up as well: what is made so wide
 * brings a scrollbar, takes its room from itself, loses it again, and so on in every frame.
 * @param {HTMLElement} root
 */
const roomIn = (root) => {
  const { width, height } = root.getBoundingClientRect();
  return {
    width: Math.floor(width) - (root.offsetWidth - root.clientWidth),
    height: Math.floor(height) - (root.offsetHeight - root.clientHeight),
  };
};

/** The place that is pointed at, wherever that is, as a dot on every map. @param {HTMLElement} stage @param {State} state */
function markPlace(stage, state) {
  const spot = spotOf(state);
  stage.classList.toggle("placed", spot !== null);
  if (!spot) return;
  stage.style.setProperty("--x1", `${50 * (spot[0] / PLANE + 1)}%`);
  stage.style.setProperty("--x2", `${50 * (1 - spot[1] / PLANE)}%`);
}

/** While the unfolding is looked at: a bar at each column's head, how separable the layer makes the classes. @param {HTMLElement[]} heads @param {State} state */
function markSeparability(heads, { frame, drawer }) {
  const shares = drawer === "unfolding" ? frame?.stages?.separability : undefined;
  heads.forEach((head, layer) => {
    const share = shares?.[layer];
    head.classList.toggle("separable", share !== undefined);
    if (share !== undefined) head.style.setProperty("--separable", String(share));
  });
}

/**
 * @param {HTMLElement} root @param {Pick<import("../../types.js").Context, "store">} context
 */
export function createNetworkView(root, { store }) {
  root.classList.add("diagram");
  const backing = element("div", { class: "edges" });
  const stage = element("div", { class: "stage" }, backing);
  root.append(stage);

  /** @type {Set<number>} */
  const open = new Set();
  const layers = createLayerColumns(stage, store.state.catalog);
  const arcs = createSkipArcs(stage), overlay = createStepOverlay(stage, root);
  const features = createFeatureColumn(stage, store.state.catalog.features);
  let counts = /** @type {number[]} */ ([]);
  /** @type {Edge[][]} */
  let edges = [];
  let shape = "";
  let palette = readPalette(root), colours = coloursOf(palette);

  /** @param {State} state */
  const drawMarked = (state) => {
    canvas.drawMarked(state, palette, edges);
    overlay.draw(state.stepStage, edges, edgeOf(edges, state.pointed));
  };
  const repaint = () => {
    canvas.drawAll(store.state, palette, edges);
    drawMarked(store.state);
  };
  const canvas = createEdgeCanvas(backing, repaint);

  /** Put everything in its place; the DOM changes only where the architecture did. @param {State} state */
  function arrange(state) {
    counts = countsOf(state, features.names.length);
    const { width, height } = roomIn(root);
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const { features: chosen, connections, gamma } = state.config?.network ?? {};
    const outputs = outputNames(state, counts[counts.length - 1]);
    const key = JSON.stringify([
      counts,
      [...open],
      width,
      height,
      scale,
      chosen,
      connections,
      gamma,
      outputs,
    ]);
    if (key === shape || !state.config) return;
    shape = key;
    for (const layer of open) if (layer > counts.length - 2) open.delete(layer);
    const residual = residualLayers(state.config);
    const layout = layoutNetwork({ width, height, counts, open, scale, arcs: residual.includes(true) });
    const { columns } = layout, squares = columns.map((column) => column.squares);
    stage.style.width = `${layout.width}px`;
    stage.style.height = `${layout.height}px`;
    stage.style.setProperty("--step", `${layout.step}px`);
    stage.classList.toggle("tight", layout.tight);
    features.layout(columns[0]);
    layers.layout(columns.slice(1), outputs);
    arcs.layout(columns, residual, (layer) => residualSentence(state, layer));
    const read = [inputsOf(state.config.network.features, features.names, squares[0]), ...squares.slice(1)];
    edges = edgesOf(read);
    overlay.layout(read);
    const unit = stage.querySelector(".unit");
    if (unit && !stage.querySelector('.unit[tabindex="0"]')) unit.setAttribute("tabindex", "0");
    // The canvases follow the size of the stage; when it is unchanged nobody else draws.
    queueMicrotask(repaint);
  }

  const observer = new ResizeObserver(() => arrange(store.state));
  observer.observe(root);

  return {
    /** @param {State} state @param {ReadonlySet<import("../../types.js").Key>} changed */
    draw(state, changed) {
      drawChanges(state, (...keys) => keys.some((key) => changed.has(key)));
      return false;
    },
    destroy() {
      observer.disconnect();
      canvas.destroy();
      stage.remove();
    },
    stage,
    /** @param {number} x @param {number} y on the stage @param {number} reach */
    edgeAt: (x, y, reach) => edgeAt(edges, x, y, reach),
    /** The neurons in sight, by layer. */
    buttons: () => layers.all().map(({ units }) => units.map(({ button }) => button)),
    /** Show all neurons of a layer that has too many for the room, or the first only. @param {number} layer */
    unfold(layer) {
      if (!open.delete(layer)) open.add(layer);
      arrange(store.state);
    },
  };

  /** @param {State} state @param {(...keys: import("../../types.js").Key[]) => boolean} touched */
  function drawChanges(state, touched) {
    if (touched("theme")) {
      palette = readPalette(root);
      colours = coloursOf(palette);
      features.paint(colours.signed);
    }
    arrange(state);
    features.draw(state);
    layers.draw(state);
    if (touched("hover", "drag", "points")) markPlace(stage, state);
    if (touched("frame", "config", "hover", "pinned", "theme", "stepStage")) {
      canvas.drawAll(state, palette, edges);
    }
    const probed = touched("probed", "lit", "drawer", "surfaceOver");
    if (probed) layers.drawProbed(state);
    if (
      probed || touched("stepStage", "pointed") ||
      touched("frame", "theme") && (state.pointed || probedOn(state).length)
    ) drawMarked(state);
    if (touched("frame", "theme", "config")) layers.paint(state, counts.slice(1), colours);
    if (touched("frame", "config", "drawer")) {
      markSeparability([features.head, ...layers.all().map(({ head }) => head)], state);
    }
  }
}
