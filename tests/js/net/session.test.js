import { encodeMoment } from "../../../static/js/net/moment-link.js";
import { openAddress } from "../../../static/js/net/session.js";
import { assert, assertEquals } from "../assert.js";

/** What an address opens, and what is said of it. @param {string} hash */
async function opened(hash) {
  /** @type {[import("../../../static/js/net/session.js").Wanted, string | undefined][]} */
  const calls = [];
  await openAddress(hash, (wanted, message) => {
    calls.push([wanted, message]);
    return Promise.resolve();
  }, () => ({ play: true }));
  assertEquals(calls.length, 1);
  return calls[0];
}

Deno.test("an address opens its session, a new one, or what a first visit sees", async () => {
  assertEquals(await opened("#s=abc"), [{ id: "abc" }, undefined]);
  assertEquals(await opened("#w=xyz"), [{ id: "xyz" }, undefined]);
  assertEquals(await opened("#new"), [{}, undefined]);
  assertEquals(await opened(""), [{ play: true }, undefined]);
});

Deno.test("an address with a moment opens it as it was shown", async () => {
  const text = await encodeMoment({ setup: { step: 3 }, show: { showTest: false } }, {});
  const [{ setup, show }] = await opened(`#x=${text}`);
  assertEquals([setup?.step, show?.showTest], [3, false]);
});

Deno.test("a damaged moment opens a new session and says why", async () => {
  const [wanted, message] = await opened("#x=damaged");
  assertEquals(wanted, {});
  assert(message?.includes("damaged") === true);
});
