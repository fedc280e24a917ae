import { assertEquals } from "../assert.js";
import { Disconnected } from "../../../static/js/net/stream.js";
import { createConfigUpdates, merge } from "../../../static/js/net/config-updates.js";

/** Updates whose server answers when the test says so. */
function stage() {
  /** @type {{ config: any, answer: (ack: any) => void, refuse: (error: Error) => void }[]} */
  const asked = [];
  const shown = /** @type {any[]} */ ([]), refused = /** @type {string[]} */ ([]);
  const updates = createConfigUpdates({
    send: ({ config }) => new Promise((answer, refuse) => void asked.push({ config, answer, refuse })),
    onWanted: (wanted) => void shown.push(wanted),
    onRefused: (sentence) => void refused.push(sentence),
  });
  return { updates, asked, shown, refused, wanted: () => shown[shown.length - 1] };
}

/** Let promises run. */
const settle = async () => {
  for (let i = 0; i < 8; i++) await Promise.resolve();
};

Deno.test("parts are merged as deep as they go; lists and null are replaced whole", () => {
  assertEquals(
    merge(/** @type {object} */ ({ a: { b: 1, c: [1, 2] }, d: 1 }), { a: { c: [3] }, d: null }),
    { a: { b: 1, c: [3] }, d: null },
  );
});

Deno.test("one update is unanswered at a time, and the newest of those in between wins", async () => {
  const { updates, asked } = stage();
  for (const noise of [0.1, 0.2, 0.3]) updates.update({ data: { noise } });
  updates.update({ data: { samples: 50 } });
  assertEquals(asked.map(({ config }) => config), [{ data: { noise: 0.1 } }]);
  asked[0].answer({ revision: 1 });
  await settle();
  assertEquals(asked[1].config, { data: { noise: 0.3, samples: 50 } });
  asked[1].answer({ revision: 2 });
  await settle();
  assertEquals(asked.length, 2);
});

Deno.test("what the user chose is on show until a frame contains it", async () => {
  const { updates, asked, wanted } = stage();
  updates.update({ data: { noise: 0.4 } });
  assertEquals(wanted(), { data: { noise: 0.4 } });
  asked[0].answer({ revision: 5 });
  await settle();
  updates.see(4);
  assertEquals(wanted(), { data: { noise: 0.4 } });
  updates.see(5);
  assertEquals(wanted(), null);
});

Deno.test("a frame that overtakes its ack is not waited for again", async () => {
  const { updates, asked, wanted } = stage();
  updates.update({ data: { noise: 0.4 } });
  updates.see(5);
  asked[0].answer({ revision: 5 });
  await settle();
  assertEquals(wanted(), null);
});

Deno.test("a refusal shows the sentence and gives the control back to the configuration", async () => {
  const { updates, asked, wanted, refused } = stage();
  updates.update({ data: { noise: 9 } });
  asked[0].refuse(new Error("noise must be 1 or less"));
  await settle();
  assertEquals([refused, wanted()], [["noise must be 1 or less"], null]);
});

Deno.test("what a lost connection swallowed is sent again, unless overtaken", async () => {
  const { updates, asked, wanted, refused } = stage();
  updates.update({ data: { noise: 0.1, samples: 10 } });
  updates.update({ data: { noise: 0.2 } });
  asked[0].refuse(new Disconnected("lost"));
  await settle();
  assertEquals([asked.length, refused.length, wanted()], [1, 0, { data: { noise: 0.2, samples: 10 } }]);
  updates.flush();
  assertEquals(asked[1].config, { data: { noise: 0.2, samples: 10 } });
});

Deno.test("what was on its way to a session that is left does not reach the next one", async () => {
  const { updates, asked, wanted, refused } = stage();
  updates.update({ data: { noise: 0.4 } });
  updates.clear();
  updates.update({ data: { noise: 0.1 } });
  assertEquals(asked.map(({ config }) => config.data.noise), [0.4, 0.1]);
  asked[0].refuse(new Disconnected("The connection was lost before the server answered."));
  await settle();
  asked[1].answer({ revision: 1 });
  await settle();
  updates.flush();
  assertEquals([asked.length, refused], [2, []]);
  updates.see(1);
  assertEquals(wanted(), null);
});

Deno.test("what waits goes before another command, and every answer is heard", async () => {
  const { updates, asked, wanted, refused } = stage();
  updates.update({ data: { noise: 0.1 } });
  updates.update({ training: { batch_size: 5 } });
  updates.hurry();
  assertEquals(asked.map(({ config }) => config), [{ data: { noise: 0.1 } }, {
    training: { batch_size: 5 },
  }]);
  updates.hurry();
  assertEquals(asked.length, 2);
  asked[0].refuse(new Error("no"));
  asked[1].answer({ revision: 3 });
  await settle();
  assertEquals([refused, wanted()], [["no"], { training: { batch_size: 5 } }]);
  updates.see(3);
  assertEquals(wanted(), null);
});

Deno.test("what was lost with the connection is sent again, the newest value last", async () => {
  const { updates, asked } = stage();
  updates.update({ data: { noise: 0.1, seed: 1 } });
  updates.update({ data: { noise: 0.2 } });
  updates.hurry();
  for (const { refuse } of [...asked]) refuse(new Disconnected());
  await settle();
  updates.flush();
  assertEquals(asked[2].config, { data: { noise: 0.2, seed: 1 } });
});
