/**
 * The page's own views once more, out of sight, at the size of a video, with a store of their own.
 * What they are shown are moments that the server keeps; the page and its run go on as they were.
 */

import { element } from "../lib/dom.js";
import { layoutVideo, NAME } from "./video-layout.js";
import { paint } from "../draw/paint.js";
import { css, readPalette } from "../draw/palette.js";
import { copyStack } from "../draw/canvas-stack.js";
import { caption, titleOf, writeTitle } from "./picture.js";
import { absorb } from "../state/absorb.js";
import { createStore } from "../state/store.js";
import { createFeaturesView } from "../panels/feature-space/view.js";
import { createLossView } from "../panels/loss/view.js";
import { createNetworkView } from "../panels/network/view.js";
import { createPlaneView } from "../panels/plane/view.js";

/** @typedef {import("./video-layout.js").Part} Part */
/** @typedef {import("../types.js").Key} Key */

/** The next frame of the display, when sizes have been measured. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/**
 * @param {import("../types.js").Context} context @param {readonly Part[]} parts @param {number} width
 * @param {{ [part in Part]: string }} names
 */
export async function openOffscreenViews(context, parts, width, names) {
  const { store: page, t } = context;
  const layout = layoutVideo(parts, width);
  const store = createStore({
    ...page.state,
    frame: null,
    previous: null,
    received: 0,
    interval: 0, // nothing glides: each frame is shown as it is
    hover: { point: null, place: null, unit: null },
    pointed: null,
    lossPointer: null,
    drag: null,
    group: null,
    lasso: null,
    selection: [],
    wanted: null,
    tool: "move",
  });
  const inner = { ...context, store, act() {}, update() {} };
  const host = element("div", { class: "studio", inert: true, "aria-hidden": "true" });
  host.style.width = `${layout.width}px`;
  host.style.height = `${layout.height}px`;
  const kinds = { output: "plane", features: "space", loss: "chart", network: "" };
  const boxes = layout.boxes.map((box) => {
    const root = element("div", { class: kinds[box.part] });
    Object.assign(root.style, {
      position: "absolute",
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
      maxHeight: "none",
      minHeight: "0",
    });
    host.append(root);
    return { ...box, root };
  });
  document.body.append(host);
  const views = boxes.map(({ part, root }) => {
    if (part === "output") return createPlaneView(root, inner);
    if (part === "features") return createFeaturesView(root, inner);
    if (part === "loss") return createLossView(root, inner);
    return createNetworkView(root, inner);
  });
  const canvas = document.createElement("canvas");
  canvas.width = layout.width;
  canvas.height = layout.height;
  const found = canvas.getContext("2d", { willReadFrequently: true });
  if (!found) throw new Error(t("This browser gave no canvas to draw on."));
  const pen = found;
  const palette = readPalette(host);
  const every = new Set(/** @type {Key[]} */ (Object.keys(store.state)));
  const draw = () => {
    for (const view of views) view.draw(store.state, every, performance.now());
  };
  let shape = "";
  await nextFrame();

  return {
    canvas,
    palette,
    /** What the server is asked for, besides the step. */
    look: {
      surface: parts.includes("output")
        ? { resolution: store.state.config?.view.resolution ?? 100, ...page.state.pinned }
        : null,
      neurons: parts.includes("network") ? {} : null,
      features: parts.includes("features") ? page.state.features : null,
      input_gradients: parts.includes("output") && page.state.showInputGradients,
    },
    /** What is on the canvas, RGBA as little-endian words. */
    pixels: () => new Uint32Array(pen.getImageData(0, 0, layout.width, layout.height).data.buffer),
    /** Draw a moment on the canvas. @param {import("../types.js").Frame} frame */
    async show(frame) {
      const { history } = page.state; // it may have grown meanwhile
      store.set({ ...absorb(store.state, frame, 0), history, interval: 0 });
      draw();
      const { features, hidden } = store.state.config?.network ?? { features: [], hidden: [] };
      const wanted = JSON.stringify([features, hidden, frame.weights.length]);
      if (parts.includes("network") && wanted !== shape) {
        // A diagram of another shape takes its places when the browser has measured it.
        await nextFrame();
        draw();
        shape = wanted;
      }
      pen.fillStyle = css(palette.paper);
      pen.fillRect(0, 0, layout.width, layout.height);
      writeTitle(pen, palette, t("Training"), caption(store.state), layout.width);
      const family = palette.font.replace(/^\S+ /, "");
      for (const { part, root, x, y, width: wide } of boxes) {
        pen.font = `600 11px ${family}`;
        pen.fillStyle = css(palette.muted);
        pen.textAlign = "left";
        pen.textBaseline = "alphabetic";
        pen.fillText(
          part === "output" ? titleOf(store.state, names.output) : names[part],
          x,
          y - NAME + 13,
          wide,
        );
        if (part === "network") paint(pen, root, 1, x, y);
        else copyStack(root, 1, pen, x, y);
      }
    },
    close() {
      for (const view of views) view.destroy();
      host.remove();
    },
  };
}
