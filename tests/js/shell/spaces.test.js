import { assertEquals } from "../assert.js";
import { only } from "../../../static/js/shell/spaces.js";
import { stateOf } from "../state.js";

const catalog =
  /** @type {any} */ ({ datasets: [{ name: "digits", images: {} }, { name: "circle", images: null }] });
/** @param {string} dataset */
const on = (dataset) => stateOf({ catalog, config: /** @type {any} */ ({ data: { dataset } }) });

Deno.test("a view is drawn in its space only; when that comes back, everything counts as changed", () => {
  /** @type {number[]} */
  const drawn = [];
  const view = only(true, { draw: (_, changed) => void drawn.push(changed.size), destroy() {} });
  view.draw(on("circle"), new Set(/** @type {const} */ (["frame"])), 0);
  assertEquals(drawn, []);
  view.draw(on("digits"), new Set(/** @type {const} */ (["frame"])), 0);
  view.draw(on("digits"), new Set(/** @type {const} */ (["frame"])), 0);
  assertEquals(drawn, [Object.keys(on("digits")).length, 1]);
});
