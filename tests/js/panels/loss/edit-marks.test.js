import { drawEditMarks, editRows, editsAt } from "../../../../static/js/panels/loss/edit-marks.js";
import { assertEquals } from "../../assert.js";

const edits = [
  { epoch: 2.5, step: 10, path: "training.batch_size", what: "Batch size: 10 → full" },
  { epoch: 2.5, step: 10, path: "training.dropout", what: "Dropout: 0 → 0.5" },
  { epoch: 9, step: 30, path: "points", what: "points edited" },
];
const line =
  /** @type {any} */ ({ x: (/** @type {number} */ step) => 10 * step, first: 0, last: 25, top: 0 });
const t = (/** @type {string} */ text) => text;

Deno.test("a pointer on a mark finds the edits of its step, one beside it finds none", () => {
  assertEquals(editsAt(edits, line, 104), edits.slice(0, 2));
  assertEquals(editsAt(edits, line, 110), []);
  assertEquals(editsAt([], line, 100), []);
});

Deno.test("a mark says when its edits were made, and names each; of many it names the first", () => {
  assertEquals(editRows(edits.slice(0, 2), t), [
    ["epoch", "2.5"],
    ["step", "10"],
    ["edit", "Batch size: 10 → full"],
    ["edit", "Dropout: 0 → 0.5"],
  ]);
  assertEquals(editRows(Array(7).fill(edits[2]), t).slice(6), [["edit", "points edited"], ["edit", "…"]]);
  assertEquals(editRows([], t), []);
});

Deno.test("each step with an edit that is in the chart has one mark", () => {
  /** @type {number[]} */
  const tips = [];
  const pen = /** @type {any} */ ({
    beginPath() {},
    lineTo() {},
    closePath() {},
    fill() {},
    moveTo: (/** @type {number} */ x) => tips.push(x),
  });
  drawEditMarks(pen, /** @type {any} */ ({ muted: [9, 9, 9] }), edits, line);
  assertEquals(tips, [100]);
});
