/**
 * The only module that knows the device-pixel ratio: canvases stacked in an element, kept to the size of its box,
 * drawn in CSS pixels.
 */

/**
 * @typedef {{
 *   layers: CanvasRenderingContext2D[], readonly width: number, readonly height: number, readonly ratio: number,
 *   clear: (layer: number) => CanvasRenderingContext2D, destroy: () => void,
 * }} Stack
 */

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

  const measure = () => {
    const box = [root.clientWidth, root.clientHeight, devicePixelRatio || 1];
    if (box[0] === width && box[1] === height && box[2] === ratio) return;
    [width, height, ratio] = box;
    for (const { canvas } of layers) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    if (width > 0 && height > 0) onResize();
  };

  const observer = new ResizeObserver(measure);
  observer.observe(root);
  let query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const onRatio = () => {
    query.removeEventListener("change", onRatio);
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", onRatio);
    measure();
  };
  query.addEventListener("change", onRatio);

  return {
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
      observer.disconnect();
      query.removeEventListener("change", onRatio);
      for (const { canvas } of layers) canvas.remove();
    },
  };
}
