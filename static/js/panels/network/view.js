/** The network as a diagram: features, hidden layers and output, what each neuron sees, how strong each weight is. */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { decimal, short } from "../../lib/format.js";
import { inPlane, PLANE } from "../../model/geometry.js";
import { probedOn, samePlace } from "../../model/landscape.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { residualLayers } from "../../model/forward.js";
import { classCount, problemOf, setting } from "../../state/settings.js";
import { works } from "../../model/step-stages.js";
import { classColoursOf, createMap, mapBytes, signedColours } from "../../draw/maps.js";
import { createColumn } from "./column.js";
import { drawEdges, edgeAt, edgeWidth, traceEdge } from "./edges.js";
import { createSkipArcs } from "./skip-arcs.js";
import { layoutNetwork } from "./layout.js";
import { createStepOverlay } from "./step-overlay.js";
import { symbol } from "../../ui/notation.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {import("../../types.js").Hidden} Hidden */
/** @typedef {import("./edges.js").Edge} Edge */

/** The pointer rests so long on a neuron before the plane shows what it sees. */
const DWELL = 140;
/** How near to a connection, in CSS pixels, a pointer or a finger takes it. */
const REACH = 8, FINGER = 16;

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context & { say: (parts: (Node | string)[] | null) => void,
 *   weights: Pick<ReturnType<typeof import("./weight-popover.js").createWeights>, "open" | "close"> }} context
 *   `say` shows a line about what is under the pointer, `weights` sets by hand what was clicked
 * @returns {import("../../types.js").View}
 */
export function createNetworkView(root, { store, update, t, say, weights }) {
  const { catalog } = store.state;
  root.classList.add("diagram");
  const backing = element("div", { class: "edges" });
  const stage = element("div", { class: "stage" }, backing);
  root.append(stage);

  /** @type {Set<number>} */
  const open = new Set();
  /** @type {ReturnType<typeof createColumn>[]} */
  const hiddenColumns = [];
  const output = createColumn(stage, 0, null);
  const joins = createSkipArcs(stage), overlay = createStepOverlay(stage, root);
  let counts = /** @type {number[]} */ ([]);
  /** @type {Edge[][]} */
  let edges = [];
  /** @type {Edge | null} */
  let hovered = null;
  let shape = "";
  let palette = readPalette(root);
  let colours = bake();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let dwell;

  const stack = createStack(backing, 2, () => {
    paintEdges(store.state);
    paintHover();
  });

  // ---- features

  const featureHead = element("div", { class: "column", role: "presentation" });
  const featureCount = element("span", { class: "sub" });
  featureHead.append(element("h3", {}, t("Features")), featureCount);
  stage.append(featureHead);
  const features = catalog.features.map(({ name, title, description, map }) => {
    const canvas = element("canvas", { "aria-hidden": "true" });
    const button = element(
      "button",
      { class: "feature", title: description, "aria-label": title, onclick: () => toggle(name) },
      canvas,
      element("span", { "aria-hidden": "true" }, title),
    );
    stage.append(button);
    const bytes = mapBytes(map);
    return { name, button, bytes, side: Math.round(Math.sqrt(bytes.length)), map: createMap(canvas) };
  });

  /** @param {string} name */
  function toggle(name) {
    const chosen = new Set(/** @type {string[]} */ (setting(store.state, "network.features")));
    if (!chosen.delete(name)) chosen.add(name);
    const left = features.filter((feature) => chosen.has(feature.name)).map((feature) => feature.name);
    if (left.length) update({ network: { features: left } });
    else store.set({ message: t("The network needs at least one feature.") });
  }

  // ---- columns

  /** @param {number} index @param {Partial<Hidden>} change */
  function changeLayer(index, change) {
    const hidden = /** @type {Hidden[]} */ (setting(store.state, "network.hidden"));
    update({ network: { hidden: hidden.map((layer, i) => i === index ? { ...layer, ...change } : layer) } });
  }

  /** @param {number} index */
  const newColumn = (index) =>
    createColumn(stage, index + 1, {
      activations: catalog.activations,
      onUnits: (by) => {
        // A second click may come before the first is drawn.
        const [least, most] = /** @type {[number, number]} */ (catalog.limits.units);
        const units = (setting(store.state, "network.hidden")[index]?.units ?? NaN) + by;
        if (units >= least && units <= most) changeLayer(index, { units });
      },
      onActivation: (activation) => changeLayer(index, { activation }),
      onOpen: () => {
        if (!open.delete(index + 1)) open.add(index + 1);
        arrange(store.state);
      },
    });

  /** Put everything in its place; the DOM changes only where the architecture did. @param {State} state */
  function arrange(state) {
    const hidden = state.config?.network.hidden ?? [];
    const outputs = problemOf({ ...state, wanted: null }) === "multiclass"
      ? classCount({ ...state, wanted: null })
      : 1;
    counts = [features.length, ...hidden.map(({ units }) => units), outputs];
    const width = root.clientWidth, height = root.clientHeight;
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const { features: chosen, connections, gamma } = state.config?.network ?? {};
    const key = JSON.stringify([counts, [...open], width, height, scale, chosen, connections, gamma]);
    if (key === shape || !state.config) return;
    shape = key;
    while (hiddenColumns.length > hidden.length) {
      hiddenColumns.pop()?.remove();
      open.delete(hiddenColumns.length + 1);
    }
    while (hiddenColumns.length < hidden.length) hiddenColumns.push(newColumn(hiddenColumns.length));
    const residual = residualLayers(state.config);
    const layout = layoutNetwork({ width, height, counts, open, scale, arcs: residual.includes(true) });
    stage.style.width = `${layout.width}px`;
    stage.style.height = `${layout.height}px`;
    stage.style.setProperty("--step", `${layout.step}px`);
    stage.classList.toggle("tight", layout.tight);
    features.forEach(({ button }, i) => {
      const { x, y, size } = layout.columns[0].squares[i];
      Object.assign(button.style, {
        left: `${x - size / 2}px`,
        top: `${y - size / 2}px`,
        width: `${size}px`,
        height: `${size}px`,
      });
    });
    featureHead.style.left = `calc(${layout.columns[0].x}px - 0.75rem)`;
    hiddenColumns.forEach((column, i) => {
      column.layout(layout.columns[i + 1], 0);
    });
    const last = layout.columns[layout.columns.length - 1];
    output.layout(last, outputs > 1 ? outputs : 0);
    output.units.forEach(({ button }) => button.dataset.layer = "output");
    joins.layout(layout.columns, residual, (layer) => wordsOf(state, layer));
    edges = edgesOf(state, layout.columns.map(({ squares }) => squares));
    overlay.layout([
      inputsOf(state, layout.columns[0].squares),
      ...layout.columns.slice(1).map(({ squares }) => squares),
    ]);
    hovered = null;
    const unit = stage.querySelector(".unit");
    if (unit && !stage.querySelector('.unit[tabindex="0"]')) unit.setAttribute("tabindex", "0");
    queueMicrotask(() => {
      // The canvases follow the size of the stage; when it is unchanged nobody else draws.
      paintEdges(store.state);
      paintHover();
    });
  }

  /** What a residual layer does. @param {State} state @param {number} layer */
  function wordsOf({ config }, layer) {
    const { connections, gamma } = config?.network ?? { connections: "", gamma: 0 };
    if (connections !== "momentum_residual") {
      return t("Layer {layer} adds to what it reads: a + f(a)", { layer });
    }
    return t("Layer {layer} adds a velocity to what it reads: a + v, v = {gamma} v + {rest} f(a)", {
      layer,
      gamma: short(gamma),
      rest: short(1 - gamma),
    });
  }

  /** The squares of the features that are chosen. @param {State} state @param {import("./layout.js").Square[]} squares */
  const inputsOf = ({ config }, squares) =>
    (config?.network.features ?? []).map((name) =>
      squares[features.findIndex((feature) => feature.name === name)]
    );

  /** @param {State} state @param {import("./layout.js").Square[][]} squares @returns {Edge[][]} */
  function edgesOf(state, squares) {
    const inputs = inputsOf(state, squares[0]);
    return squares.slice(1).map((targets, index) => {
      const sources = index === 0 ? inputs : squares[index];
      return targets.flatMap((to, row) =>
        sources.flatMap((from, column) => ({
          layer: index + 1,
          row,
          column,
          x0: from.x + from.size / 2,
          y0: from.y,
          x1: to.x - to.size / 2,
          y1: to.y,
        }))
      );
    });
  }

  // ---- painting

  function bake() {
    return {
      signed: signedColours(palette),
      classes: palette.classes.map((_, k) => classColoursOf(palette, k)),
    };
  }

  /** @param {Edge} edge */
  const weightOf = ({ layer, row, column }) => {
    const matrix = store.state.frame?.weights[layer - 1];
    return matrix && row < matrix.rows && column < matrix.columns
      ? matrix.values[row * matrix.columns + column]
      : null;
  };

  /** @param {State} state */
  function paintEdges(state) {
    const { stepStage } = state, unit = state.hover.unit ?? state.pinned;
    const lit = stepStage && stepStage.stage.kind !== "end"
      ? (/** @type {Edge} */ edge) => works(stepStage, edge)
      : unit
      ? (/** @type {Edge} */ { layer, row, column }) =>
        layer === unit.layer && row === unit.unit || layer === unit.layer + 1 && column === unit.unit
      : null;
    drawEdges(stack.clear(0), palette, edges, weightOf, lit);
  }

  function paintHover() {
    const context = stack.clear(1);
    for (const place of probedOn(store.state)) {
      const edge = edges[place.layer - 1]?.find((other) => samePlace(other, place));
      if (edge) outline(context, edge, palette.focus);
    }
    if (hovered) outline(context, hovered, palette.ink);
    overlay.draw(store.state.stepStage, edges, hovered);
  }

  /** A connection with a border around it. @param {CanvasRenderingContext2D} context @param {Edge} edge @param {import("../../draw/palette.js").Rgb} colour */
  function outline(context, edge, colour) {
    const width = edgeWidth(weightOf(edge) ?? 0, edges[edge.layer - 1].length);
    for (const [halo, wider] of /** @type {const} */ ([[palette.raised, 5], [colour, 2.5]])) {
      context.strokeStyle = css(halo);
      context.lineWidth = width + wider;
      context.beginPath();
      traceEdge(context, edge);
      context.stroke();
    }
    context.globalAlpha = 1;
    drawEdges(context, palette, [[edge]], weightOf, null);
  }

  /** @param {State} state */
  function paintMaps(state) {
    const neurons = state.frame?.neurons;
    if (!neurons) return;
    const { resolution, bytes } = neurons, area = resolution * resolution;
    const problem = state.frame?.state.problem;
    const total = counts.slice(1).reduce((sum, count) => sum + count, 0);
    if (neurons.count !== total) return;
    let at = 0;
    [...hiddenColumns, output].forEach((column, index) => {
      column.units.forEach(({ map }, unit) => {
        const table = column === output && problem === "multiclass"
          ? colours.classes[unit % colours.classes.length]
          : colours.signed;
        const start = (at + unit) * area;
        map.paint(bytes.subarray(start, start + area), resolution, table);
      });
      at += counts[index + 1];
    });
  }

  /** While the unfolding is looked at: a bar at each column's head, how separable the layer makes the classes. @param {State} state */
  function markSeparability({ frame, drawer }) {
    const shares = drawer === "unfolding" ? frame?.stages?.separability : undefined;
    [featureHead, ...hiddenColumns.map(({ head }) => head), output.head].forEach((head, layer) => {
      const share = shares?.[layer];
      head.classList.toggle("separable", share !== undefined);
      if (share !== undefined) head.style.setProperty("--separable", String(share));
    });
  }

  // ---- pointer and keys

  /** @param {EventTarget | null} target @returns {{ layer: number, unit: number } | null} */
  const unitAt = (target) => {
    const button = target instanceof Element ? target.closest(".unit") : null;
    if (!(button instanceof HTMLElement)) return null;
    const layer = button.dataset.layer === "output" ? counts.length - 1 : Number(button.dataset.layer);
    return { layer, unit: Number(button.dataset.unit) };
  };

  /** @param {{ layer: number, unit: number } | null} unit */
  const lookAt = (unit) => {
    clearTimeout(dwell);
    const shown = unit && unit.layer < counts.length - 1 ? unit : null;
    const { hover } = store.state;
    if (hover.unit?.layer === shown?.layer && hover.unit?.unit === shown?.unit) return;
    const set = () => store.set({ hover: { ...store.state.hover, unit: shown } });
    if (shown && !hover.unit) dwell = setTimeout(set, DWELL);
    else set();
  };

  /** Whether the place that is pointed at lies under a pointer on one of our maps. */
  let placing = false;
  /** A place on a map is that place of the plane. @param {PointerEvent} event */
  const place = ({ target, clientX, clientY, pointerType }) => {
    const map = target instanceof Element ? target.closest(".unit, .feature")?.querySelector("canvas") : null;
    const { hover } = store.state;
    if (!map || pointerType === "touch") {
      if (placing) store.set({ hover: { ...hover, place: null } });
      placing = false;
      return;
    }
    const box = map.getBoundingClientRect();
    const at = (/** @type {number} */ share) => (2 * share - 1) * PLANE;
    placing = true;
    store.set({
      hover: {
        ...hover,
        point: null,
        place: inPlane(at((clientX - box.left) / box.width), -at((clientY - box.top) / box.height)),
      },
    });
  };
  /** The place that is pointed at, wherever that is, as a dot on every map. @param {State} state */
  const markPlace = ({ hover, drag, points: { x } }) => {
    const spot = drag?.x ??
      (hover.point !== null && 2 * hover.point < x.length
        ? [x[2 * hover.point], x[2 * hover.point + 1]]
        : hover.place);
    stage.classList.toggle("placed", spot !== null);
    if (!spot) return;
    stage.style.setProperty("--x1", `${50 * (spot[0] / PLANE + 1)}%`);
    stage.style.setProperty("--x2", `${50 * (1 - spot[1] / PLANE)}%`);
  };

  /** The line about what is under the pointer now. */
  let pointed = /** @type {{ layer: number, unit: number } | null} */ (null);
  const tell = () => {
    if (hovered) {
      const weight = weightOf(hovered);
      say(
        weight === null
          ? null
          : [...symbol("w", hovered.layer, hovered.row, hovered.column), ` = ${decimal(weight, 2)}`],
      );
    } else if (pointed) {
      const bias = store.state.frame?.biases[pointed.layer - 1]?.[pointed.unit];
      const name = pointed.layer < counts.length - 1
        ? t("Layer {layer}, unit {unit}", { layer: pointed.layer, unit: pointed.unit + 1 })
        : t("Output");
      say([`${name} · `, ...symbol("b", pointed.layer, pointed.unit), ` = ${decimal(bias, 2)}`]);
    } else say(null);
  };

  /** @param {PointerEvent} event */
  const onMove = (event) => {
    const box = stage.getBoundingClientRect();
    pointed = unitAt(event.target);
    const over = event.target instanceof Element && event.target.closest("button, select");
    const reach = event.pointerType === "touch" ? FINGER : REACH;
    const edge = over ? null : edgeAt(edges, event.clientX - box.left, event.clientY - box.top, reach);
    stage.style.cursor = edge ? "pointer" : "";
    if (edge !== hovered) {
      hovered = edge;
      paintHover();
    }
    if (event.pointerType !== "touch") lookAt(pointed);
    place(event);
    tell();
  };
  const onLeave = () => {
    pointed = hovered = null;
    paintHover();
    if (placing) store.set({ hover: { ...store.state.hover, place: null } });
    placing = false;
    lookAt(null);
    tell();
  };
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const unit = unitAt(event.target);
    if (!unit) {
      if (!hovered || event.target instanceof Element && event.target.closest("button, select")) return;
      const { clientX: left, clientY: top } = event;
      weights.open(hovered, { left, right: left, top, bottom: top }, null);
      return;
    }
    const { pinned } = store.state;
    const same = pinned?.layer === unit.layer && pinned.unit === unit.unit;
    store.set({ pinned: same || unit.layer >= counts.length - 1 ? null : unit });
    if (same) return weights.close();
    const button = /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest(".unit"));
    // A click of the keyboard takes its focus along.
    const byKey = event.detail === 0;
    weights.open(
      { layer: unit.layer, row: unit.unit },
      button.getBoundingClientRect(),
      byKey ? button : null,
    );
  };
  /** Arrows walk from neuron to neuron; Tab passes the whole diagram in one step. @param {KeyboardEvent} event */
  const onKey = (event) => {
    const unit = unitAt(event.target);
    const by = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!unit || !by) return;
    event.preventDefault();
    const columns = [...hiddenColumns, output];
    const { units } = columns[Math.min(columns.length - 1, Math.max(0, unit.layer - 1 + by[0]))];
    const next = units[Math.min(units.length - 1, Math.max(0, unit.unit + by[1]))];
    stage.querySelectorAll('.unit[tabindex="0"]').forEach((other) => other.setAttribute("tabindex", "-1"));
    next.button.setAttribute("tabindex", "0");
    next.button.focus();
  };
  /** @param {FocusEvent} event */
  const onFocus = (event) => {
    pointed = unitAt(event.target);
    if (!(event.target instanceof Element && event.target.matches(":focus-visible"))) return;
    lookAt(pointed);
    tell();
  };
  stage.addEventListener("pointermove", onMove);
  stage.addEventListener("pointerdown", onMove);
  stage.addEventListener("pointerleave", onLeave);
  stage.addEventListener("click", onClick);
  stage.addEventListener("keydown", onKey);
  stage.addEventListener("focusin", onFocus);
  stage.addEventListener("focusout", onLeave);
  const observer = new ResizeObserver(() => arrange(store.state));
  observer.observe(root);

  return {
    draw(state, changed) {
      /** @param {...import("../../types.js").Key} keys */
      const touched = (...keys) => keys.some((key) => changed.has(key));
      if (touched("theme")) {
        palette = readPalette(root);
        colours = bake();
        for (const { map, bytes, side } of features) map.paint(bytes, side, colours.signed);
      }
      arrange(state);
      const chosen = /** @type {string[]} */ (setting(state, "network.features"));
      for (const { name, button } of features) {
        setAttribute(button, "aria-pressed", String(chosen.includes(name)));
      }
      setText(featureCount, t("{chosen} of {all}", { chosen: chosen.length, all: features.length }));
      const hidden = /** @type {Hidden[]} */ (setting(state, "network.hidden"));
      const limits = /** @type {[number, number]} */ (catalog.limits.units);
      hiddenColumns.forEach((column, i) => {
        if (hidden[i]) column.tell(hidden[i].units, hidden[i].activation, limits);
        column.units.forEach(({ button }, unit) => {
          setAttribute(
            button,
            "aria-pressed",
            String(state.pinned?.layer === i + 1 && state.pinned.unit === unit),
          );
        });
      });
      const head =
        { binary: t("sigmoid"), multiclass: t("softmax"), regression: t("linear") }[problemOf(state)];
      output.tell(0, head);
      if (touched("hover", "drag", "points")) markPlace(state);
      if (touched("frame", "config", "hover", "pinned", "theme", "stepStage")) paintEdges(state);
      if (touched("stepStage")) paintHover();
      if (touched("probed", "lit", "drawer", "survey")) {
        const marked = probedOn(state);
        [...hiddenColumns, output].forEach(({ units }, i) =>
          units.forEach(({ button }, unit) =>
            setAttribute(
              button,
              "data-probed",
              marked.some(({ layer, row, column }) => column === null && layer === i + 1 && row === unit),
            )
          )
        );
        paintHover();
      } else if (hovered === null && touched("frame", "theme") && probedOn(state).length) paintHover();
      if ((hovered || pointed) && touched("frame", "theme")) {
        paintHover();
        tell();
      }
      if (touched("frame", "theme", "config")) paintMaps(state);
      if (touched("frame", "config", "drawer")) markSeparability(state);
      return false;
    },
    destroy() {
      clearTimeout(dwell);
      observer.disconnect();
      stack.destroy();
      stage.remove();
    },
  };
}
