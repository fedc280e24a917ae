/** A video of a training: which moments it shows, for how long, and where each view stands in its picture. Pure. */

/** @typedef {"network" | "output" | "features" | "loss"} Part */
/** @typedef {{ part: Part, x: number, y: number, width: number, height: number }} Box */

/** In the order in which they stand, from above. @type {readonly Part[]} */
export const PARTS = ["network", "output", "features", "loss"];

/** The sides of the plane, and of the feature space, as they are on the page. */
const SPACE = 1.55;
const MARGIN = 16, GAP = 16;
/** Room for the title of the video, and for the name of each view. */
export const TITLE = 52;
export const NAME = 20;
/** The diagram is not drawn smaller, CSS pixels. */
const LEAST_DIAGRAM = 352;

/** How many frames and seconds one may ask for; the last picture stays for a while. */
export const FRAMES = Object.freeze({ least: 2, most: 200, usual: 60 });
export const SECONDS = Object.freeze({ least: 1, most: 60, usual: 6 });
export const LAST = 1.5;

/**
 * So many of the kept steps, evenly over the whole run, with its first and its last.
 * @param {readonly number[]} steps in order @param {number} count
 */
export function evenly(steps, count) {
  if (steps.length <= count) return [...steps];
  const first = steps[0], last = steps[steps.length - 1];
  const chosen = new Set();
  let at = 0;
  for (let i = 0; i < count; i++) {
    const wanted = first + (last - first) * i / (count - 1);
    while (at + 1 < steps.length && Math.abs(steps[at + 1] - wanted) <= Math.abs(steps[at] - wanted)) at++;
    chosen.add(steps[at]);
  }
  return [...chosen];
}

/**
 * Where the views stand, the plane and the feature space side by side; even sides, as videos need them.
 * @param {readonly Part[]} parts @param {number} width CSS pixels
 * @returns {{ width: number, height: number, boxes: Box[] }}
 */
export function layoutVideo(parts, width) {
  const room = width - 2 * MARGIN;
  /** @type {Box[]} */
  const boxes = [];
  let y = TITLE;
  /** @param {[Part, number][]} row views with their widths @param {number} height */
  const place = (row, height) => {
    let x = MARGIN;
    for (const [part, wide] of row) {
      boxes.push({ part, x, y: y + NAME, width: wide, height });
      x += wide + GAP;
    }
    y += NAME + height + GAP;
  };
  for (const part of PARTS.filter((one) => parts.includes(one))) {
    const pair = parts.includes("output") && parts.includes("features");
    if (part === "network") place([[part, room]], Math.max(LEAST_DIAGRAM, Math.round(0.45 * room)));
    else if (part === "loss") place([[part, room]], Math.max(140, Math.round(0.2 * room)));
    else if (!pair) place([[part, room]], Math.round(part === "output" ? room : room / SPACE));
    else if (part === "output") {
      const height = Math.floor((room - GAP) / (1 + SPACE));
      place([["output", height], ["features", room - GAP - height]], height);
    }
  }
  return { width: width + width % 2, height: y + y % 2, boxes };
}

/**
 * How long each picture stays, in hundredths of a second, so that all together take the time that was asked for.
 * @param {number} count @param {number} seconds
 */
export function timesOf(count, seconds) {
  /** @param {number} i */
  const until = (i) => Math.round(100 * seconds * i / count);
  return Array.from(
    { length: count },
    (_, i) => Math.max(2, until(i + 1) - until(i)) + (i === count - 1 ? Math.round(100 * LAST) : 0),
  );
}
