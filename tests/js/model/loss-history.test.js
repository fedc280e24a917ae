import {
  inStepsOf,
  isPast,
  lastStep,
  nearestEntry,
  timeline,
  timelineOf,
} from "../../../static/js/model/loss-history.js";
import { assert, assertClose, assertEquals } from "../assert.js";
import { stateOf } from "../state.js";

/** @param {number[][]} entries */
const historyOf = (entries) => Float64Array.from(entries.flat());
const run = historyOf([[0, 0, 1, 0.9], [100, 4, 0.1, 0.2], [200, 8, 0.01, 0.05]]);

Deno.test("a step and its pixel are each other's inverse", () => {
  const line = timeline(run, 500, 212);
  for (const step of [0, 1, 50, 199, 200]) assertEquals(line.step(line.x(step)), step);
  assertEquals([line.step(-99), line.step(9999)], [0, 200]);
});

Deno.test("the axis is logarithmic: each decade has the same height", () => {
  const line = timeline(run, 500, 212);
  assertClose(line.y(0.1) - line.y(1), line.y(0.01) - line.y(0.1), 1e-9);
  assert(line.y(1) > line.top && line.y(0.01) < line.bottom);
});

Deno.test("a loss of zero lies on the floor and spoils nothing", () => {
  const line = timeline(historyOf([[0, 0, 1, NaN], [10, 1, 0, NaN]]), 500, 212);
  assertEquals(line.y(0), line.bottom);
  assert(line.low > 0.1 && Number.isFinite(line.high));
});

Deno.test("one entry, no entry and nothing but NaN give a chart", () => {
  for (const history of [historyOf([[5, 1, 0.7, 0.6]]), historyOf([]), historyOf([[0, 0, NaN, NaN]])]) {
    const line = timeline(history, 500, 212);
    const numbers = [line.x(5), line.y(0.5), line.low, line.high];
    assert(numbers.every(Number.isFinite), String(numbers));
    assert(line.low < line.high);
  }
});

Deno.test("epochs stand where they were reached, also after the batch size changed", () => {
  const line = timeline(historyOf([[0, 0, 1, 1], [100, 10, 0.5, 0.5], [110, 20, 0.4, 0.4]]), 500, 212);
  assertEquals(line.epochs.filter(({ epoch }) => epoch % 10 === 0), [
    { epoch: 0, step: 0 },
    { epoch: 10, step: 100 },
    { epoch: 20, step: 110 },
  ]);
  assertEquals(line.epochs.find(({ epoch }) => epoch === 15)?.step, 105);
});

Deno.test("parts of an epoch are not marked", () => {
  const line = timeline(historyOf([[0, 0, 1, 1], [10, 0.5, 0.9, 0.9]]), 800, 212);
  assertEquals(line.epochs.map(({ epoch }) => epoch), [0]);
});

Deno.test("the axis reaches to the state of this moment", () => {
  const line = timeline(run, 500, 212, { step: 400, epoch: 16, losses: [0.001, null] });
  assertEquals(line.last, 400);
  assert(line.low < 0.001);
});

Deno.test("the nearest entry to a step is found", () => {
  assertEquals([-5, 40, 60, 149, 151, 999].map((step) => nearestEntry(run, step)), [0, 0, 1, 1, 2, 2]);
  assertEquals(nearestEntry(historyOf([]), 3), null);
});

Deno.test("a moment is past while the curve goes on ahead of it", () => {
  /** @param {number} step */
  const at = (step) =>
    stateOf({
      history: run,
      frame: /** @type {any} */ ({ state: { step, epoch: 0, loss: { train: 1, test: 1 } } }),
    });
  assertEquals([0, 199, 200, 201].map((step) => isPast(at(step))), [true, true, false, false]);
  assertEquals(isPast(stateOf({ history: run })), false);
  assertEquals(timelineOf(at(240), 500, 212).last, 240);
  assertEquals(timelineOf(at(100), 500, 212).epochs.map(({ epoch }) => epoch).at(-1), 8);
});

Deno.test("another run's curve is laid over the present one by its epochs", () => {
  assertEquals(
    [...inStepsOf(Float64Array.of(0, 0, 1, NaN, 25, 1, 0.5, NaN, 50, 2, 0.3, NaN), 10)].filter((_, i) =>
      i % 4 === 0
    ),
    [0, 10, 20],
  );
});

Deno.test("the newest entry says how far a history goes", () => {
  assertEquals(lastStep(Float64Array.of(0, 0, 1, NaN, 25, 1, 0.5, NaN)), 25);
  assertEquals(lastStep([]), 0);
});
