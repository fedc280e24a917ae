/// <reference lib="deno.unstable" />
import { assert, assertEquals } from "./assert.js";
import rules, { breachOf } from "./page-rules.js";

/** What is found in a module of this path. @param {string} path @param {string} source */
const found = (path, source) =>
  Deno.lint.runPlugin(rules, `/somewhere/static/js/${path}`, source).map(({ message }) => message);
const long = (/** @type {string} */ name) => `function ${name}() {\n${"  //\n".repeat(119)}}\n`;

Deno.test("imports run from above to below, and between islands not at all", () => {
  for (
    const [from, to] of [
      ["lib/text.js", "state/store.js"],
      ["model/forward.js", "draw/palette.js"],
      ["draw/chart.js", "net/api.js"],
      ["ui/field.js", "panels/data/data.js"],
      ["panels/plane/view.js", "drawers/twin/drawer.js"],
      ["panels/plane/view.js", "panels/loss/view.js"],
      ["drawers/twin/drawer.js", "drawers/runs/row.js"],
      ["drawers/twin/drawer.js", "shell/share.js"],
      ["drawers/twin/drawer.js", "export/picture.js"],
      ["shell/help.js", "main.js"],
      ["drawers/index.js", "drawers/twin/figures.js"],
    ]
  ) assert(breachOf(from, to, "static") !== null, `${from} → ${to}`);
  for (
    const [from, to] of [
      ["state/store.js", "lib/text.js"],
      ["drawers/twin/drawer.js", "panels/plane/view.js"],
      ["drawers/twin/drawer.js", "drawers/twin/figures.js"],
      ["export/offscreen-views.js", "panels/plane/view.js"],
      ["main.js", "drawers/index.js"],
      ["types.js", "model/weights.js"],
      ["lib/text.js", "types.js"],
    ]
  ) assertEquals(breachOf(from, to, "static"), null);
});

Deno.test("what is wanted later is loaded later", () => {
  assertEquals(breachOf("drawers/index.js", "drawers/twin/drawer.js", "dynamic"), null);
  assert(breachOf("drawers/index.js", "drawers/twin/drawer.js", "static") !== null);
  assertEquals(breachOf("shell/export-button.js", "export/dialog.js", "dynamic"), null);
  assert(breachOf("shell/export-button.js", "export/dialog.js", "static") !== null);
  assert(breachOf("shell/spaces.js", "shell/image-rooms.js", "static") !== null);
});

Deno.test("imports are found however they are written, types too", () => {
  const written = [
    'import { a } from "../shell/share.js"; a();',
    'export { a } from "../shell/share.js";',
    'export const a = () => import("../shell/share.js");',
    '/** @typedef {import("../shell/share.js").A} A */',
    '/** @import { A, B } from "../shell/share.js" */',
  ];
  for (const source of written) assertEquals(found("lib/text.js", source), ["lib may not import from shell"]);
  assertEquals(found("lib/text.js", '/** @typedef {import("../types.js").State} State */'), []);
  assertEquals(found("stray.js", "").length, 1);
});

Deno.test("a view neither changes the state nor commands nor listens", () => {
  const stack = 'import { createStack } from "../../draw/canvas-stack.js";\ncreateStack();\n';
  const deeds = [
    "store.set({})",
    "context.store.set({})",
    "act({})",
    "context.update({})",
    "root.addEventListener()",
    'element("button", { onclick: run })',
  ];
  for (const deed of deeds) {
    assertEquals(found("panels/plane/view.js", deed).length, 1);
    assertEquals(found("drawers/losses/chart.js", stack + deed).length, 1);
    assertEquals(found("panels/plane/pointer.js", deed), []);
  }
  for (const harmless of ["values.set(1, 2)", "map.update()"]) {
    assertEquals(found("panels/plane/view.js", harmless), []);
  }
});

Deno.test("a function has at most 120 lines", () => {
  assertEquals(found("lib/text.js", long("f").replace("  //\n", "")), []);
  assertEquals(found("lib/text.js", long("f")).length, 1);
  assertEquals(found("lib/text.js", `const f = ${long("")}`).length, 1);
});
