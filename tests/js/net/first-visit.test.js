import { takesOver, withoutStop } from "../../../static/js/net/first-visit.js";
import { assert, assertEquals } from "../assert.js";

/** @typedef {import("../../../static/js/types.js").Command} Command */

const move = /** @type {Command} */ ({ type: "move_point", index: 0, x: [1, 2] });

Deno.test("a visitor takes over by changing something, not by looking, playing or stepping", () => {
  assert(takesOver(move));
  for (const type of ["view", "play", "pause", "step", "epoch", "reset", "seek"]) {
    assert(!takesOver(/** @type {Command} */ ({ type })), type);
  }
});

Deno.test("the first edit takes the stop away, in one stroke with it", () => {
  const [end, edit] = /** @type {any[]} */ (withoutStop(move));
  assertEquals(end.config, { training: { stop: { epochs: null } } });
  assert(end.stroke === edit.stroke && Number.isInteger(end.stroke));
  assertEquals([edit.type, edit.index], ["move_point", 0]);
  const [, held] = /** @type {any[]} */ (withoutStop(/** @type {Command} */ ({ ...move, stroke: 7 })));
  assertEquals(held.stroke, 7);
});

Deno.test("a lesson, and a stop that is set by hand, are sent as they are", () => {
  const begin = /** @type {Command} */ ({ type: "begin", setup: {} });
  const stop = /** @type {Command} */ ({ type: "update", config: { training: { stop: { epochs: 50 } } } });
  assertEquals([withoutStop(begin), withoutStop(stop)], [[begin], [stop]]);
});
