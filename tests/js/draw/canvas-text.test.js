import { axisNumber, label } from "../../../static/js/draw/canvas-text.js";
import { assertEquals } from "../assert.js";

Deno.test("numbers on an axis have a true minus sign and the language's comma", () => {
  assertEquals(axisNumber(-4, "en"), "−4");
  assertEquals(axisNumber(0.25, "fr"), "0,25");
  assertEquals(axisNumber(1e-4, "en"), "10⁻⁴");
  assertEquals(axisNumber(-2e-5, "en"), "−2·10⁻⁵");
});

/** A pen that writes down what it is told; a letter is half as wide as high. */
function recorder() {
  const written = /** @type {[string, string, number, number, string][]} */ ([]);
  const pen = {
    font: "",
    measureText: (/** @type {string} */ text) => ({ width: text.length * Number.parseFloat(pen.font) / 2 }),
    strokeText: (/** @type {[string, number, number]} */ ...of) => written.push(["halo", ...of, pen.font]),
    fillText: (/** @type {[string, number, number]} */ ...of) => written.push(["text", ...of, pen.font]),
  };
  return { pen: /** @type {any} */ (pen), written };
}
const palette = /** @type {any} */ ({ font: "10px sans", paper: [255, 255, 255], ink: [0, 0, 0] });

Deno.test("a layer in square brackets is raised, wherever the text is aligned", () => {
  const { pen, written } = recorder();
  label(pen, palette, "a₁^[2] →", 100, 50, { align: "right", halo: null });
  assertEquals(written.map(([kind, text, x, y]) => [kind, text, Math.round(x), Math.round(10 * y)]), [
    ["text", "a₁", 68, 500],
    ["text", "[2]", 78, 466],
    ["text", " →", 90, 500],
  ]);
  assertEquals(written[1][4], "8px sans");
});

Deno.test("every halo lies under every letter", () => {
  const { pen, written } = recorder();
  label(pen, palette, "w₁,₂^[1]", 0, 0);
  assertEquals(written.map(([kind]) => kind), ["halo", "halo", "text", "text"]);
});

Deno.test("a text without a layer is written in one piece, as it is aligned", () => {
  const { pen, written } = recorder();
  label(pen, palette, "x₁ →", 100, 50, { align: "right", halo: null });
  assertEquals(written, [["text", "x₁ →", 100, 50, "10px sans"]]);
  assertEquals(pen.textAlign, "right");
});
