import { createComparison } from "../../../../static/js/drawers/break-it/comparison.js";
import { figureTexts } from "../../../../static/js/drawers/break-it/figures.js";
import { assertEquals } from "../../assert.js";

/** @param {number} train @param {Partial<import("../../../../static/js/drawers/break-it/comparison.js").Moment>} [edits] */
const moment = (train, edits = {}) => ({
  loss: { train, test: 2 * train },
  accuracy: { train: 0.5, test: null },
  undo: 0,
  redo: 0,
  config_revision: 0,
  data_revision: 0,
  ...edits,
});

Deno.test("before an edit there is nothing to compare", () => {
  const comparison = createComparison();
  comparison.see(moment(0.5));
  assertEquals(comparison.see(moment(0.4)), { before: null, after: null, now: moment(0.4) });
});

Deno.test("the moments around an edit stay while training goes on", () => {
  const comparison = createComparison(), edited = { undo: 1, config_revision: 1 };
  comparison.see(moment(0.5));
  comparison.see(moment(0.4));
  comparison.see(moment(0.9, edited));
  const { before, after, now } = comparison.see(moment(0.7, edited));
  assertEquals([before?.loss.train, after?.loss.train, now?.loss.train], [0.4, 0.9, 0.7]);
});

Deno.test("an undo is a change as well", () => {
  const comparison = createComparison();
  comparison.see(moment(0.9, { undo: 1 }));
  const { before, after } = comparison.see(moment(0.4, { redo: 1 }));
  assertEquals([before?.loss.train, after?.loss.train], [0.9, 0.4]);
});

Deno.test("figures are texts, a dash where there are none", () => {
  assertEquals(figureTexts(moment(0.25)), ["0.250", "0.500", "50.0%", "–"]);
  assertEquals(figureTexts(null), ["–", "–", "–", "–"]);
});
