/**
 * Canvases stacked in an element, kept to the size of its box, drawn in CSS pixels: the only module that knows the
 * device-pixel ratio.
 */

/**
 * @typedef {{
 *   layers: CanvasRenderingContext2D[], readonly width: number, readonly height: number, readonly ratio: number,
 *   clear: (layer: number) => CanvasRenderingContext2D, destroy: () => void,
 * }} Stack
 */

/** Every stack there is, by the element it fills. @type {Map<HTMLElement, { stack: Stack, at: (ratio: number, look: () => void) => void }>} */
const stacks = new Map();

/** The elements that are filled by a stack of canvases, and have a size. */
export const stacked = () =>
  [...stacks].filter(([root, { stack }]) => root.isConnected && stack.width > 0 && stack.height > 0)
    .map(([root]) => root);

/**
 * Draw what a stack shows on a canvas, with so many pixels to the CSS pixel: it is drawn anew at that ratio, not
 * enlarged, and stands as before when this returns.
 * @param {HTMLElement} root @param {number} ratio @param {CanvasRenderingContext2D} pen in CSS pixels
 * @param {number} left @param {number} top
 */
export function copyStack(root, ratio, pen, left, top) {
  const found = stacks.get(root);
  found?.at(ratio, () => {
    const { layers, width, height } = found.stack;
    for (const { canvas } of layers) pen.drawImage(canvas, left, top, width, height);
  });
}

/**
 * Stack `count` canvases in an element that is positioned and has a size of its own. A canvas that changes size is
 * empty, so `onResize` must draw everything again at once; the browser calls it before it paints, in the same frame.
 * @param {HTMLElement} root @param {number} count @param {() => void} onResize
 * @returns {Stack}
 */
export function createStack(root, count, onResize) {
  const layers = Array.from({ length: count }, () => {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    Object.assign(canvas.style, {
      position: "absolute",
      inset: "0",
      width: "100%",
      height: "100%",
      borderRadius: "inherit",
      pointerEvents: "none",
    });
    root.append(canvas);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("this browser gave no canvas to draw on");
    return context;
  });
  let width = 0, height = 0, ratio = 1;

  const measure = (wanted = devicePixelRatio || 1) => {
    const box = [root.clientWidth, root.clientHeight, wanted];
    if (box[0] === width && box[1] === height && box[2] === ratio) return;
    [width, height, ratio] = box;
    for (const { canvas } of layers) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    if (width > 0 && height > 0) onResize();
  };

  const observer = new ResizeObserver(() => measure());
  observer.observe(root);
  let query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const onRatio = () => {
    query.removeEventListener("change", onRatio);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", onRatio);
    measure();
  };
  query.addEventListener("change", onRatio);

  /** @type {Stack} */
  const stack = {
    layers,
    get width() {
      return width;
    },
    get height() {
      return height;
    },
    get ratio() {
      return ratio;
    },
    clear(layer) {
      const context = layers[layer];
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      return context;
    },
    destroy() {
      stacks.delete(root);
      observer.disconnect();
      query.removeEventListener("change", onRatio);
      for (const { canvas } of layers) canvas.remove();
    },
  };
  stacks.set(root, {
    stack,
    at(wanted, look) {
      measure(wanted);
      look();
      measure();
    },
  });
  return stack;
}
