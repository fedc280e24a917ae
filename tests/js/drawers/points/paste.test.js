import { assertEquals } from "../../assert.js";
import { isTable } from "../../../../static/js/drawers/points/paste.js";

Deno.test("lines of cells with tabs between are a table, a number alone is none", () => {
  assertEquals(isTable("1,5\t2\ta\n3\t4\tb\n"), true);
  assertEquals(["1,5", "1,5\n", "1\t2\ta\n", "two\nlines"].map(isTable), [false, false, false, false]);
});
