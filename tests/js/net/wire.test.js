/** Commands and frames have the types of the server's models: what is marked as an error here has to be one for `deno check`. */

import { assertEquals } from "../assert.js";

/** @import { Command, Config, Patch, Setup, Snapshot } from "../../../static/js/types.js" */

const sent = /** @type {Command[]} */ ([]);
/** @param {Command} command */
const send = (command) => void sent.push(command);

Deno.test("a command is one that the server knows, with the names and the types it has there", () => {
  send({ type: "seek", step: 3 });
  // @ts-expect-error: a misspelt name
  send({ type: "seek", stap: 3 });
  // @ts-expect-error: a name too many
  send({ type: "play", step: 3 });
  // @ts-expect-error: no such command
  send({ type: "sleep" });
  // @ts-expect-error: a point has two coordinates
  send({ type: "move_point", index: 0, x: [1, 2, 3] });
  send({ type: "update", config: { training: { optimizer: { learning_rate: 0.1 } } } });
  // @ts-expect-error: no such setting
  send({ type: "update", config: { training: { optimizer: { rate: 0.1 } } } });
  send({ type: "begin", setup: { data: { dataset: "moons" }, step: 3 } });
  assertEquals(sent.length, 8);
});

Deno.test("a configuration is whole, a patch and a setup are any part of one", () => {
  const layer = { units: 4, activation: "tanh" };
  const patch = /** @satisfies {Patch} */ ({ network: { hidden: [layer] } });
  const setup = /** @satisfies {Setup} */ ({ ...patch, step: 3, weights: null });
  // @ts-expect-error: a hidden layer is whole
  const half = /** @satisfies {Patch} */ ({ network: { hidden: [{ units: 4 }] } });
  // @ts-expect-error: the other parts are missing
  const config = /** @satisfies {Config} */ (patch);
  assertEquals([setup.step, half, config.network.hidden], [3, { network: { hidden: [{ units: 4 }] } }, [
    layer,
  ]]);
});

Deno.test("a frame's parts may be missing, its figures may not", () => {
  const told = /** @type {Snapshot} */ ({ step: 1, stopped: null });
  assertEquals([told.metrics?.step, told.stopped], [undefined, null]);
  // @ts-expect-error: no such figure
  assertEquals(told.stapped, undefined);
});
