import { assertEquals } from "../assert.js";
import { assertRejects } from "../throws.js";
import { hashOf, readAddress } from "../../../static/js/net/address.js";
import {
  decodeMoment,
  difference,
  encodeMoment,
  LONGEST,
  shown,
} from "../../../static/js/net/moment-link.js";

const defaults = { data: { noise: 0, seed: 0 }, network: { hidden: [{ units: 4, activation: "tanh" }] } };

Deno.test("a moment comes back from its text, without what is default", async () => {
  const setup = {
    data: { noise: 0.5, seed: 0 },
    network: { hidden: [] },
    weights: [{ W: [[0.1]], b: [0], activation: null }],
    step: 7,
  };
  const text = await encodeMoment({ setup, show: { discretise: true } }, defaults);
  assertEquals(/^[\w-]+$/.test(text), true);
  assertEquals(await decodeMoment(text), {
    setup: {
      data: { noise: 0.5 },
      network: { hidden: [] },
      weights: [{ W: [[0.1]], b: [0], activation: null }],
      step: 7,
    },
    show: { discretise: true },
  });
});

Deno.test("points of one's own are part of it, and too many of them are refused with a sentence", async () => {
  const points = (/** @type {number} */ count) => ({
    x: Array.from(
      { length: count },
      (
        _,
        i,
      ) => /** @type {[number, number]} */ ([Math.sin(i) * 6, Math.cos(i * i) * 6].map((x) => +x.toFixed(4))),
    ),
    y: Array.from({ length: count }, (_, i) => i % 2),
  });
  const few = await encodeMoment({ setup: { points: points(300) } }, defaults);
  assertEquals(few.length < LONGEST, true);
  assertEquals((await decodeMoment(few)).setup, { points: points(300) });
  await assertRejects(() => encodeMoment({ setup: { points: points(5000) } }, defaults), "too many points");
});

Deno.test("a link that was cut or is not ours is said to be damaged", async () => {
  const text = await encodeMoment({ setup: { step: 1 } }, defaults);
  for (const bad of [text.slice(0, -6), "", "%%%", "AAAA", btoa("nonsense")]) {
    await assertRejects(() => decodeMoment(bad), "damaged");
  }
});

Deno.test("a text that swells when it is inflated is given up", async () => {
  const stream = new Blob([new Uint8Array(2 ** 24)]).stream().pipeThrough(
    new CompressionStream("deflate-raw"),
  );
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_");
  await assertRejects(() => decodeMoment(text), "damaged");
});

Deno.test("only what differs is kept", () => {
  assertEquals(difference({ a: { b: 1, c: [1] }, d: null }, { a: { b: 1, c: [2] }, d: null }), {
    a: { c: [1] },
  });
});

Deno.test("an address asks for a session, a watch, a moment, a new one, or nothing", () => {
  const kinds = ["#s=ab", "#w=ab", "#x=ab", "#new", "", "#", "#s="].map((hash) => readAddress(hash).kind);
  assertEquals(kinds, ["session", "watch", "moment", "new", "first", "first", "first"]);
  assertEquals([hashOf("a b", true), hashOf("ab", false)], ["#w=a%20b", "#s=ab"]);
});

Deno.test("what a link says of the view is taken only where it makes sense", () => {
  assertEquals(shown({ discretise: 1, showTest: false, features: { layer: 1, units: [0] }, pinned: "x" }), {
    discretise: false,
    showTest: false,
  });
  assertEquals(shown({ features: { layer: 1, units: [0, 1] }, pinned: { layer: 1, unit: 0, z: 1 } }), {
    discretise: false,
    showTest: true,
    features: { layer: 1, units: [0, 1] },
    pinned: { layer: 1, unit: 0 },
  });
});
