import { assert, assertEquals } from "../assert.js";
import { nearestStop, stopsOf } from "../../../static/js/ui/slider-stops.js";

/** @param {object} field */
const stops = (field) => stopsOf({ title: "", description: "", ...field });

Deno.test("a short range goes in its own steps, without the dust of binary fractions", () => {
  const shares = stops({ minimum: 0, maximum: 0.9, step: 0.05 });
  assertEquals(shares.length, 19);
  assertEquals(shares.slice(0, 4), [0, 0.05, 0.1, 0.15]);
});

Deno.test("a logarithmic range goes by one and three of each decade, its ends included", () => {
  const rates = stops({ minimum: 1e-6, maximum: 100, scale: "log" });
  assertEquals([rates[0], rates[1], rates.at(-1), rates.includes(0.03)], [1e-6, 3e-6, 100, true]);
});

Deno.test("a logarithmic range from nothing begins with nothing", () => {
  const rates = stops({ minimum: 0, maximum: 10, scale: "log" });
  assertEquals([rates[0], rates[1], rates.at(-1)], [0, 0.0001, 10]);
});

Deno.test("a long range of whole numbers goes by round ones", () => {
  const counts = stops({ minimum: 2, maximum: 5000, step: 1 });
  assert(counts.every((count) => Number.isInteger(count)) && counts.includes(500) && counts.length < 60);
});

Deno.test("a share that matters near one comes close to it in ever smaller steps", () => {
  const momenta = stops({ minimum: 0, maximum: 0.9999 });
  assertEquals(momenta.slice(0, 5), [0, 0.5, 0.8, 0.9, 0.95]);
  assert(momenta.includes(0.99) && momenta.includes(0.999) && momenta.at(-1) === 0.9999);
});

Deno.test("stops rise, and none comes twice, on every scale", () => {
  for (
    const field of [{ minimum: 1, maximum: 5000, step: 1 }, { minimum: 0.001, maximum: 10, scale: "log" }, {
      minimum: 0,
      maximum: 0.9999,
    }]
  ) {
    const all = stops(field);
    assert(all.every((stop, i) => i === 0 || Number(stop) > Number(all[i - 1])));
  }
});

Deno.test("where there may be none, none comes first", () => {
  const lengths = stops({ minimum: 1e-6, maximum: 1e6, scale: "log", nullable: true });
  assertEquals([lengths[0], lengths[1], nearestStop(lengths, null)], [null, 1e-6, 0]);
});

Deno.test("whole numbers stay whole on a logarithmic scale", () => {
  const epochs = stops({ minimum: 1, maximum: 100000, scale: "log", type: "integer" });
  assert(epochs.every((epoch) => Number.isInteger(epoch)) && epochs.includes(300));
});

Deno.test("named choices come last, after the numbers that are allowed", () => {
  const field = { title: "", description: "", minimum: 1, maximum: 5000, step: 1, choices: ["full"] };
  const sizes = stopsOf(field, { below: 20 });
  assertEquals(sizes.slice(-2), [20, "full"]);
  assertEquals(nearestStop(sizes, "full"), sizes.length - 1);
});

Deno.test("where there are only so many points, the last stop is all of them", () => {
  const field = { title: "", description: "", minimum: 2, maximum: 5000, step: 1 };
  assertEquals(stopsOf(field, { below: 178 }).slice(-2), [150, 178]);
  assertEquals(stopsOf(field, { below: 150 }).slice(-2), [100, 150]);
  assertEquals(stopsOf(field, { below: Infinity }).at(-1), 5000);
});

Deno.test("a value between two stops stands at the nearer one", () => {
  assertEquals(nearestStop([0.01, 0.03, 0.1], 0.02), 1);
  assertEquals(nearestStop([0, 1, 2], 1), 1);
});
