/** The curve of a kept run in small: train in ink, test dashed. */

import { svg } from "../../lib/dom.js";
import { MARGIN, STRIDE, timeline } from "../../model/loss-history.js";
import { asHistory } from "../../model/run-record.js";

const WIDTH = 88, HEIGHT = 26;

/**
 * A column of a history as an SVG path, laid out as in the chart without its margins; it breaks where there is no
 * number. Pure.
 * @param {Float64Array} history @param {2 | 3} column 2: train, 3: test
 */
export function sparkPath(history, column) {
  const line = timeline(history, WIDTH + MARGIN.left + MARGIN.right, HEIGHT + MARGIN.top + MARGIN.bottom);
  let path = "", pen = "M";
  for (let i = 0; i + STRIDE <= history.length; i += STRIDE) {
    const value = history[i + column];
    if (Number.isNaN(value)) pen = "M";
    else {
      path += `${pen}${(line.x(history[i]) - line.left).toFixed(1)} ${(line.y(value) - line.top).toFixed(1)}`;
      pen = "L";
    }
  }
  return path;
}

/** @param {import("../../types.js").KeptRun} run */
export function sparkline(run) {
  const history = asHistory(run.curve);
  return svg(
    "svg",
    { class: "spark", viewBox: `0 -2 ${WIDTH} ${HEIGHT + 4}`, "aria-hidden": "true" },
    svg("path", { class: "test", d: sparkPath(history, 3) }),
    svg("path", { d: sparkPath(history, 2) }),
  );
}
