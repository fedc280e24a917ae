import { phaseOf } from "../../../static/js/draw/stamps.js";
import { assert } from "../assert.js";

Deno.test("a mark is stamped within an eighth of a pixel, also left of the edge", () => {
  for (const at of [0, 0.1, 0.49, 0.9, 7.26, -0.1, -3.6]) {
    const [whole, phase] = phaseOf(at);
    assert(Number.isInteger(whole) && [0, 1, 2, 3].includes(phase), `${whole}, ${phase}`);
    assert(Math.abs(whole + phase / 4 - at) <= 0.125 + 1e-9, `${at} is stamped at ${whole + phase / 4}`);
  }
});
