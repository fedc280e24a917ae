/** A server for tests of what is asked and when: it answers when the test says so; and the clock stands until it is set. */

/** In place of fetch and of the page's document, until `end` is called. */
export function createTestServer() {
  const had = { document: globalThis.document, fetch: globalThis.fetch }, clock = performance.now;
  let time = 0;
  /** @type {string[]} */
  const asked = [];
  /** @type {{ answer: (response: Response) => void, signal: AbortSignal }[]} */
  const waiting = [];
  const settled = async () => {
    for (let i = 0; i < 3; i++) await new Promise((done) => setTimeout(done));
  };
  Object.assign(globalThis, {
    document: {
      hidden: false,
      documentElement: { lang: "en" },
      addEventListener() {},
      removeEventListener() {},
    },
    fetch: (/** @type {string} */ url, /** @type {RequestInit} */ { signal }) => {
      asked.push(url.slice(url.lastIndexOf("/") + 1));
      return new Promise((answer) => waiting.push({ answer, signal: /** @type {AbortSignal} */ (signal) }));
    },
  });
  performance.now = () => time;
  return {
    /** The last part of each address, with its query. */
    asked,
    /** Whether the question that waits longest was given up. */
    get aborted() {
      return waiting[0]?.signal.aborted;
    },
    /** Answer the question that waits longest. @param {unknown} body a text, or what becomes JSON @param {ResponseInit} [how] */
    async answer(body, how) {
      waiting.shift()?.answer(new Response(typeof body === "string" ? body : JSON.stringify(body), how));
      await settled();
    },
    /** So many milliseconds later. @param {number} milliseconds */
    wait(milliseconds) {
      time += milliseconds;
    },
    end() {
      performance.now = clock;
      Object.assign(globalThis, had);
    },
  };
}
