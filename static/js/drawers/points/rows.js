/** The rows of the table of points that exist: those in sight, each told what it shows. */

/** @import { State, Translate } from "../../types.js" */
/** @import { Hands, PointRow } from "./row.js" */

import { setAttribute } from "../../lib/dom.js";
import { answersOf } from "./predictions.js";
import { createPointRow } from "./row.js";

/** Some of the points, in another order. @param {State["points"]} points @param {readonly number[]} indices */
export const partOf = ({ x, labels }, indices) => ({
  x: Float32Array.from({ length: 2 * indices.length }, (_, i) => x[2 * indices[i >> 1] + i % 2]),
  labels: Float32Array.from(indices, (index) => labels[index]),
});

/** @param {HTMLElement} body @param {Hands} hands @param {Translate} t */
export function createRows(body, hands, t) {
  /** @type {Map<number, PointRow>} */
  const rows = new Map();

  /** @param {number} index @param {readonly string[]} classes @param {number} at which of the rows that exist */
  const rowOf = (index, classes, at) => {
    let one = rows.get(index);
    if (!one) rows.set(index, one = createPointRow(index, classes, hands, t));
    if (body.children[at] !== one.row) body.insertBefore(one.row, body.children[at] ?? null);
    return one;
  };

  return {
    /** @param {number} index */
    has: (index) => rows.has(index),
    /** A control of a row that exists. @param {number} index @param {string} selector @returns {HTMLElement | null} */
    control: (index, selector) => rows.get(index)?.row.querySelector(selector) ?? null,
    clear() {
      rows.clear();
      body.replaceChildren();
    },
    /**
     * @param {State} state @param {readonly number[]} wanted @param {Uint32Array} ranks @param {number} height
     * @param {readonly string[]} classes what they are called, none where labels are targets
     */
    draw({ points, frame, config, hover, drag, watching }, wanted, ranks, height, classes) {
      body.style.height = `${points.labels.length * height}px`;
      const kept = new Set(wanted);
      for (const [index, { row }] of rows) {
        if (kept.has(index)) continue;
        row.remove();
        rows.delete(index);
      }
      const part = partOf(points, wanted);
      const answers = frame && config ? answersOf(frame, config, part) : null;
      wanted.forEach((index, at) => {
        const one = rowOf(index, classes, at);
        one.row.style.transform = `translateY(${ranks[index] * height}px)`;
        setAttribute(one.row, "aria-rowindex", String(ranks[index] + 2));
        one.tell(
          {
            x: drag?.index === index ? drag.x : [part.x[2 * at], part.x[2 * at + 1]],
            label: part.labels[at],
            test: points.split[index] === 1,
            output: answers?.output[at] ?? NaN,
            predicted: answers?.predicted[at] ?? -1,
            loss: answers?.loss[at] ?? NaN,
          },
          hover.point === index,
          watching,
        );
      });
    },
  };
}
