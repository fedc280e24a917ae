import { createLatestOnly } from "../../../static/js/state/latest-only.js";
import { assertEquals } from "../assert.js";

/** A sender whose display frames and answers come when the test says so. */
function scene() {
  /** @type {(() => void)[]} */
  const frames = [];
  /** @type {{ value: number, answer: (value: number) => void, refuse: (error: Error) => void }[]} */
  const sent = [];
  /** @type {unknown[]} */
  const heard = [];
  const sender = createLatestOnly(
    (/** @type {number} */ value) =>
      new Promise((/** @type {(value: number) => void} */ answer, refuse) =>
        sent.push({ value, answer, refuse })
      ),
    { answered: (answer) => heard.push(answer, sender.busy), failed: (error) => heard.push(error) },
    (run) => frames.push(run),
  );
  return {
    sender,
    sent,
    heard,
    frame: () => frames.splice(0).forEach((run) => run()),
    settled: async () => {
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
    values: () => sent.map(({ value }) => value),
  };
}

Deno.test("of the values posted in one frame only the newest is sent", () => {
  const { sender, frame, values } = scene();
  [1, 2, 3].forEach(sender.post);
  assertEquals(values(), []);
  frame();
  assertEquals(values(), [3]);
});

Deno.test("nothing more is sent while one is unanswered, and the last one always arrives", async () => {
  const { sender, frame, values, sent, settled } = scene();
  sender.post(1);
  frame();
  for (const value of [2, 3, 4]) {
    sender.post(value);
    frame();
  }
  assertEquals(values(), [1]);
  sent[0].answer(10);
  await settled();
  frame();
  assertEquals(values(), [1, 4]);
});

Deno.test("the last answer finds the sender free", async () => {
  const { sender, frame, sent, heard, settled } = scene();
  sender.post(1);
  frame();
  assertEquals(sender.busy, true);
  sent[0].answer(10);
  await settled();
  assertEquals(heard, [10, false]);
});

Deno.test("after a refusal the sender goes on", async () => {
  const { sender, frame, sent, heard, values, settled } = scene();
  sender.post(1);
  frame();
  const refusal = new Error("no");
  sent[0].refuse(refusal);
  await settled();
  assertEquals(heard, [refusal]);
  sender.post(2);
  frame();
  assertEquals(values(), [1, 2]);
});

Deno.test("what is dropped is not sent", () => {
  const { sender, frame, values } = scene();
  sender.post(1);
  sender.drop();
  frame();
  assertEquals(values(), []);
  assertEquals(sender.busy, false);
});
