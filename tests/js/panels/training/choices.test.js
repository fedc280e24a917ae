import { assertEquals } from "../../assert.js";
import { stateOf } from "../../state.js";
import {
  answers,
  dependentsOf,
  isRead,
  largestBatch,
  numbersOf,
  reads,
} from "../../../../static/js/panels/training/choices.js";

const field = { title: "", description: "" };
const option = (/** @type {string} */ name, /** @type {string[] | undefined} */ numbers) => ({
  name,
  title: name,
  numbers,
});
const catalog = /** @type {any} */ ({
  fields: Object.fromEntries(
    [
      "training.optimizer.name",
      "training.optimizer.learning_rate",
      "training.optimizer.momentum",
      "training.optimizer.beta1",
      "training.schedule.name",
      "training.schedule.factor",
      "network.gamma",
    ].map((path) => [path, field]),
  ),
  optimizers: [option("sgd", []), option("momentum", ["momentum"]), option("adam", ["beta1"])],
  schedules: [option("constant", []), option("step", ["factor"])],
  connections: [option("plain", []), option("momentum_residual", ["gamma"])],
  initializers: [option("he", []), option("uniform", ["half_width"])],
  defaults: {
    training: { optimizer: { name: "sgd" }, schedule: { name: "step" } },
    network: { connections: "plain", initializer: "uniform" },
  },
});

Deno.test("an option reads the numbers that the catalogue lists for it", () => {
  assertEquals(reads(catalog.optimizers, "momentum", "momentum"), true);
  assertEquals(reads(catalog.optimizers, "sgd", "momentum"), false);
});

Deno.test("an option that lists no numbers, or that is unknown, hides none", () => {
  assertEquals(reads([option("sgd", undefined)], "sgd", "momentum"), true);
  assertEquals(reads([], "sgd", "momentum"), true);
});

Deno.test("the numbers of an option stand in the catalogue's order, without its name and the learning rate", () => {
  assertEquals(numbersOf(catalog.fields, "training.optimizer"), [
    "training.optimizer.momentum",
    "training.optimizer.beta1",
  ]);
  assertEquals(numbersOf(catalog.fields, "training.opt"), []);
});

Deno.test("a number shows while what is chosen, or wished for, reads it", () => {
  const { optimizer: [momentum, beta1], schedule: [factor], gamma, halfWidth } = dependentsOf(catalog);
  const shown = (/** @type {any} */ wanted) =>
    [momentum, beta1, factor, gamma, halfWidth].map((number) => isRead(stateOf({ catalog, wanted }), number));
  assertEquals(shown(null), [false, false, true, false, true]);
  assertEquals(
    shown({
      training: { optimizer: { name: "adam" }, schedule: { name: "constant" } },
      network: { connections: "momentum_residual", initializer: "he" },
    }),
    [false, true, false, true, false],
  );
});

Deno.test("an engine without schedules and connections has no numbers of theirs", () => {
  const { schedules: _, connections: __, ...rest } = catalog;
  const { schedule, gamma } = dependentsOf(
    /** @type {any} */ ({ ...rest, fields: { "training.schedule": field } }),
  );
  assertEquals([schedule, gamma.options], [[], []]);
});

Deno.test("a loss is offered for the problems it answers; one that names none answers all", () => {
  const losses = [
    { name: "hinge", problems: [/** @type {const} */ ("binary")] },
    { name: "squared" },
  ];
  assertEquals(answers(losses, "hinge", "binary"), true);
  assertEquals(answers(losses, "hinge", "regression"), false);
  assertEquals(answers(losses, "squared", "regression"), true);
});

Deno.test("a batch has as many points as are trained on, and no bound while there are none", () => {
  assertEquals(largestBatch({ points: { split: Uint8Array.of(0, 1, 0, 0, 1) } }), 3);
  assertEquals(largestBatch({ points: { split: Uint8Array.of(1, 1) } }), Infinity);
});
