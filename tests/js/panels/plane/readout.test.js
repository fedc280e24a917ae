import { readout, readoutText, valueAt } from "../../../../static/js/panels/plane/readout.js";
import { t } from "../../../../static/js/lib/text.js";
import { assert, assertClose, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @param {number[]} bytes @param {Partial<import("../../../../static/js/types.js").Surface>} [more] */
const surfaceOf = (bytes, more = {}) => ({
  layer: null,
  unit: null,
  resolution: 2,
  channels: 1,
  signed: true,
  scale: 1,
  bytes: Uint8Array.from(bytes),
  ...more,
});

/** @param {ReturnType<typeof surfaceOf>} surface @param {string} problem */
const frameOf = (
  surface,
  problem,
) => /** @type {import("../../../../static/js/types.js").Frame} */ (/** @type {unknown} */ ({
  surface,
  state: { problem },
}));

Deno.test("a value is bilinear between the centres of cells, row 0 at the top", () => {
  const surface = surfaceOf([0, 255, 0, 255], { signed: false });
  assertClose(valueAt(surface, 0, [0, 0]), 0.5);
  assertClose(valueAt(surface, 0, [1.5, 3]), 0.75);
  assertClose(valueAt(surface, 0, [6, 6]), 1);
  assertClose(valueAt(surfaceOf([255, 255, 0, 0], { signed: false }), 0, [0, 6]), 1);
});

Deno.test("the read-out of two classes gives both probabilities", () => {
  const read = readout(frameOf(surfaceOf([255, 255, 255, 255]), "binary"), [0, 0]);
  assertEquals(read, { label: 1, probabilities: [0, 1] });
});

Deno.test("the read-out of many classes adds up to one", () => {
  const surface = surfaceOf([100, 100, 100, 100, 50, 50, 50, 50, 104, 104, 104, 104], {
    channels: 3,
    signed: false,
  });
  const read = readout(frameOf(surface, "multiclass"), [1, 1]);
  assert(read !== null && "probabilities" in read);
  assertEquals(read.label, 2);
  assertClose(read.probabilities.reduce((a, b) => a + b), 1, 1e-12);
});

Deno.test("a neuron and a regression are read as a value, a missing surface as nothing", () => {
  assertEquals(
    readout(frameOf(surfaceOf([255, 255, 255, 255], { layer: 1, unit: 0, scale: 4 }), "binary"), [0, 0]),
    {
      value: 4,
    },
  );
  assertEquals(readout(frameOf(surfaceOf([1, 1, 1, 1]), "regression"), [0, 0]), { value: -1 });
  assertEquals(readout(null, [0, 0]), null);
});

/** @param {ReturnType<typeof surfaceOf>} surface @param {string} problem @param {string[]} names @param {[number, number] | null} place */
const said = (surface, problem, names, place = [1, -2.5]) =>
  readoutText(
    stateOf({
      frame: frameOf(surface, problem),
      hover: { point: null, place, unit: null },
      catalog: /** @type {any} */ ({ datasets: [{ name: "one", names }], defaults: {} }),
    }),
    t,
  );

Deno.test("the read-out of two classes is the probability of class 1, of more that of the likeliest", () => {
  assertEquals(said(surfaceOf([1, 1, 1, 1]), "binary", []), "x₁ 1.00, x₂ −2.50 → P(class 1) 0.00");
  const three = surfaceOf([51, 51, 51, 51, 204, 204, 204, 204, 0, 0, 0, 0], { channels: 3, signed: false });
  assertEquals(said(three, "multiclass", []), "x₁ 1.00, x₂ −2.50 → P(class 1) 0.80");
});

Deno.test("a class that has a name is called by it", () => {
  assertEquals(
    said(surfaceOf([255, 255, 255, 255]), "binary", ["cat", "dog"]),
    "x₁ 1.00, x₂ −2.50 → P(dog) 1.00",
  );
});

Deno.test("a value is read as it is, and nothing is said where nothing is pointed at", () => {
  assertEquals(said(surfaceOf([255, 255, 255, 255]), "regression", []), "x₁ 1.00, x₂ −2.50 → 1.00");
  assertEquals(said(surfaceOf([1, 1, 1, 1]), "binary", [], null), "");
});
