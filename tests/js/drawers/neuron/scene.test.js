import { sceneOf, stillThere } from "../../../../static/js/drawers/neuron/scene.js";
import { assert, assertClose, assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";

/** @typedef {import("../../../../static/js/drawers/neuron/scene.js").Choice} Choice */

const points = {
  x: Float32Array.of(1, 2, -1, 0.5),
  labels: Float32Array.of(1, 0),
  split: Uint8Array.of(0, 0),
};
/**
 * A state whose network has these weights, each layer's rows one after another; biases are 0.
 * @param {number[][][]} weights @param {import("../../../../static/js/types.js").Problem} [problem]
 */
const stateWith = (weights, problem = "binary") => {
  const hidden = weights.slice(0, -1).map((rows) => ({ units: rows.length, activation: "relu" }));
  const frame = {
    state: { problem, running: false },
    weights: weights.map((rows) => ({
      rows: rows.length,
      columns: rows[0].length,
      values: Float32Array.from(rows.flat()),
    })),
    biases: weights.map((rows) => new Float32Array(rows.length)),
  };
  const network = { features: ["x1", "x2"], hidden, connections: "plain", gamma: 1, layer_norm: false };
  return stateOf({ frame: /** @type {any} */ (frame), config: /** @type {any} */ ({ network }), points });
};
/** @type {Choice} */
const LAST = { chosen: null, edit: null, anchor: [0, 0], held: false };
/** @param {import("../../../../static/js/types.js").State} state @param {Partial<Choice>} [choice] */
function seen(state, choice) {
  const scene = sceneOf(state, { ...LAST, ...choice });
  assert(scene !== null);
  return scene;
}
const bare = () => stateWith([[[1, -1]]]);
const deep = () => stateWith([[[1, 0], [0, 1]], [[2, 3]]]);

Deno.test("a unit stays chosen as long as the network has it", () => {
  const layers = [{ units: 2 }, { units: 1 }];
  assertEquals(stillThere({ layer: 1, unit: 1 }, layers), { layer: 1, unit: 1 });
  assertEquals(stillThere({ layer: 2, unit: 1 }, layers), null);
  assertEquals([stillThere({ layer: 3, unit: 0 }, layers), stillThere(null, layers)], [null, null]);
});

Deno.test("there is no scene before the numbers are there", () => {
  assertEquals(sceneOf(stateOf(), LAST), null);
  assertEquals(sceneOf({ ...bare(), config: null }, LAST), null);
});

Deno.test("without a choice it is the output: z and ŷ at every point, in the plane of x₁ and x₂", () => {
  const { neuron, z, a, places, names, last } = seen(bare());
  assertEquals([neuron.layer, last, [...z]], [1, 1, [-1, -1.5]]);
  assertClose(a[0], 1 / (1 + Math.E));
  assertEquals([places === points.x, names], [true, ["x₁", "x₂"]]);
});

Deno.test("of a silenced unit is shown what it would say, and what is above it hears 0", () => {
  const state = deep(), chosen = { layer: 1, unit: 0 };
  Object.assign(state.config?.network ?? {}, { silenced_units: [[1, 0]] });
  const { silenced, a } = seen(state, { chosen });
  assertEquals([silenced, [...a]], [true, [1, 0]]);
  const output = seen(state);
  assertEquals([output.silenced, [...output.z]], [false, [6, 1.5]]);
});

Deno.test("above two units its plane is theirs", () => {
  const { neuron, z, places, names, bounds } = seen(deep());
  assertEquals([neuron.layer, [...z]], [2, [8, 1.5]]);
  assertEquals(Array.from(places), [1, 2, 0, 0.5]);
  assert(bounds.x1 < 6 && names[0] !== "x₁");
});

Deno.test("a unit below is chosen by its layer and number; one that is gone gives way to the output", () => {
  assertEquals([...seen(deep(), { chosen: { layer: 1, unit: 1 } }).z], [2, 0.5]);
  const gone = seen(deep(), { chosen: { layer: 1, unit: 7 } });
  assertEquals([gone.chosen, gone.neuron.layer], [null, 2]);
});

Deno.test("what a hand wants is shown before a frame contains it", () => {
  const { neuron, z, a } = seen(bare(), { edit: [{ column: 0, value: 3 }, { column: null, value: 1 }] });
  assertEquals([[...neuron.w], neuron.b, [...z]], [[3, -1], 1, [2, -2.5]]);
  assertClose(a[0], 1 / (1 + Math.exp(-2)));
});

Deno.test("of several outputs ŷ follows its own logit while the others are held", () => {
  const state = stateWith([[[1, 0], [0, 1], [0, 0]]], "multiclass");
  const { a } = seen(state, { chosen: { layer: 1, unit: 0 }, edit: [{ column: 0, value: 2 }] });
  assertClose(a[0], Math.exp(2) / (Math.exp(2) + Math.exp(2) + 1), 1e-6);
});

Deno.test("w stands on the line next to where it should; a held tip keeps it", () => {
  const near = seen(bare(), { anchor: [3, 1] }).anchor;
  assert(near !== null);
  assertClose(near[0], 2);
  assertClose(near[1], 2);
  assertEquals(seen(bare(), { anchor: [3, 1], held: true }).anchor, [3, 1]);
});
