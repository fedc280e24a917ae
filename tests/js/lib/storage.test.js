import { readList, readText, writeList, writeText } from "../../../static/js/lib/storage.js";
import { assertEquals } from "../assert.js";

/** Run with a localStorage of these items, or with one that refuses everything. @param {Map<string, string> | null} items @param {() => void} run */
function withStorage(items, run) {
  const refuse = () => {
    throw new DOMException("no storage here");
  };
  const had = Object.getOwnPropertyDescriptor(globalThis, "localStorage");
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: items ? (/** @type {string} */ key) => items.get(key) ?? null : refuse,
      setItem: items
        ? (/** @type {string} */ key, /** @type {string} */ text) => items.set(key, text)
        : refuse,
    },
  });
  try {
    run();
  } finally {
    if (had) Object.defineProperty(globalThis, "localStorage", had);
  }
}

Deno.test("a text and a list are kept under the page's own names", () => {
  const items = new Map();
  withStorage(items, () => {
    writeText("theme", "dark");
    writeList("runs", [{ id: 1 }]);
    assertEquals([...items], [["frontiere.theme", "dark"], ["frontiere.runs", '[{"id":1}]']]);
    assertEquals(readText("theme"), "dark");
    assertEquals(readList("runs"), [{ id: 1 }]);
  });
});

Deno.test("what is missing, damaged or no list is read as nothing", () => {
  withStorage(new Map([["frontiere.damaged", "[1,"], ["frontiere.other", '{"a":1}']]), () => {
    assertEquals(readText("missing"), null);
    for (const name of ["missing", "damaged", "other"]) {
      assertEquals(readList(name), []);
      assertEquals(readList(name, ["before"]), ["before"]);
    }
  });
});

Deno.test("a browser that keeps nothing is no error", () => {
  withStorage(null, () => {
    writeText("theme", "dark");
    writeList("runs", [1]);
    assertEquals(readText("theme"), null);
    assertEquals(readList("runs", [2]), [2]);
  });
});
