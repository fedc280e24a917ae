import { assertEquals } from "../assert.js";
import { cellAfter, inSight } from "../../../static/js/ui/image-cells.js";

Deno.test("only the rows in sight are there, and one more on either side", () => {
  assertEquals(inSight(100, 10, 38, 0, 76), { first: 0, end: 30, rows: 10 });
  assertEquals(inSight(100, 10, 38, 190, 76), { first: 40, end: 80, rows: 10 });
  assertEquals(inSight(95, 10, 38, 380, 76), { first: 90, end: 95, rows: 10 });
  assertEquals(inSight(0, 10, 38, 0, 76), { first: 0, end: 0, rows: 0 });
});

Deno.test("arrows walk from cell to cell and stay among them", () => {
  assertEquals(cellAfter(5, "ArrowRight", 10, 25), 6);
  assertEquals(cellAfter(5, "ArrowDown", 10, 25), 15);
  assertEquals(cellAfter(20, "ArrowDown", 10, 25), null);
  assertEquals(cellAfter(5, "ArrowUp", 10, 25), null);
  assertEquals(cellAfter(5, "End", 10, 25), 24);
  assertEquals(cellAfter(5, "Home", 10, 25), 0);
  assertEquals(cellAfter(5, "a", 10, 25), null);
});
