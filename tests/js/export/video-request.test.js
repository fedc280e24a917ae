import { problemWith, progressOf } from "../../../static/js/export/video-request.js";
import { assertEquals } from "../assert.js";

/** @param {string} text @param {{ [name: string]: string | number }} [values] */
const t = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
/** @param {Partial<import("../../../static/js/export/video-request.js").VideoRequest>} parts */
const problem = (parts) =>
  problemWith({ parts: ["output"], kind: "gif", width: 720, frames: 60, seconds: 6, ...parts }, t);

Deno.test("what can be made has no problem, up to the bounds", () => {
  for (
    const parts of [{}, { frames: 2, seconds: 1 }, { frames: 200, seconds: 60 }, { frames: 50, seconds: 1 }]
  ) {
    assertEquals(problem(parts), null);
  }
});

Deno.test("frames and seconds are whole numbers within bounds, and what is wrong is named", () => {
  for (const frames of [1, 201, 2.5, NaN]) {
    assertEquals(problem({ frames }), "The number of frames must be a whole number from 2 to 200.");
  }
  for (const seconds of [0, 61, 1.5]) {
    assertEquals(problem({ seconds }), "The number of seconds must be a whole number from 1 to 60.");
  }
});

Deno.test("no browser shows more than 50 frames of a GIF in a second", () => {
  assertEquals(problem({ frames: 51, seconds: 1 })?.startsWith("No more than 50 frames"), true);
});

Deno.test("a video of nothing is refused", () => {
  assertEquals(problem({ parts: [] }), "Choose what the film is to show.");
});

Deno.test("a WebM is half done when its pictures are drawn", () => {
  assertEquals([progressOf("gif", 0.5), progressOf("gif", 1)], [0.5, 1]);
  assertEquals([progressOf("webm", 0.5), progressOf("webm", 1), progressOf("webm", 1, 1)], [0.25, 0.5, 1]);
});
