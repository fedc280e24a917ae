import { assert, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import { DENSITIES, RADII } from "../../../../static/js/panels/data/brush-settings.js";

Deno.test("the brush begins on a stop of each slider", () => {
  const { radius, density } = stateOf().brush;
  assert(RADII.includes(radius), `no stop at the radius ${radius}`);
  assert(DENSITIES.includes(density), `no stop at the density ${density}`);
});

Deno.test("a slider goes upwards only", () => {
  for (const stops of [RADII, DENSITIES]) assertEquals([...stops].sort((a, b) => a - b), stops);
});
