import { entryAt } from "../../../../static/js/panels/loss/hair.js";
import { createLossHover } from "../../../../static/js/panels/loss/hover.js";
import { assertEquals } from "../../assert.js";

const history = Float64Array.of(0, 0, 0.7, NaN, 25, 1.234, 0.123456, 0.5, 50, 2, 0.1, 0.4);
const t = (/** @type {string} */ text) => text;

Deno.test("the entry nearest to the pointer is read out, a number that is not there as a dash", () => {
  const first = entryAt({ history }, 3, t);
  assertEquals(first?.rows, [["epoch", "0"], ["step", "0"], ["train", "0.7"], ["test", "–"]]);
  const second = entryAt({ history }, 30, t);
  assertEquals([second?.step, second?.train, second?.test], [25, 0.123456, 0.5]);
  assertEquals(second?.rows, [["epoch", "1.23"], ["step", "25"], ["train", "0.123"], ["test", "0.5"]]);
});

Deno.test("without a history nothing is read out", () => {
  assertEquals(entryAt({ history: new Float64Array() }, 3, t), null);
});

Deno.test("the pointer is told as a share of the chart, and leaves nothing behind", () => {
  const chart = Object.assign(new EventTarget(), {
    getBoundingClientRect: () => ({ left: 100, width: 400 }),
  });
  const store = /** @type {any} */ ({
    state: { lossPointer: null },
    set: (/** @type {object} */ patch) => Object.assign(store.state, patch),
  });
  const hover = createLossHover(/** @type {any} */ (chart), store);
  chart.dispatchEvent(Object.assign(new Event("pointermove"), { clientX: 200 }));
  assertEquals(store.state.lossPointer, 0.25);
  chart.dispatchEvent(new Event("pointerleave"));
  assertEquals(store.state.lossPointer, null);
  chart.dispatchEvent(Object.assign(new Event("pointerdown"), { clientX: 300 }));
  hover.destroy();
  assertEquals(store.state.lossPointer, null);
  chart.dispatchEvent(Object.assign(new Event("pointermove"), { clientX: 200 }));
  assertEquals(store.state.lossPointer, null);
});
