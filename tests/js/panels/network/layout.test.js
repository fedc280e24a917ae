import { assert, assertEquals } from "../../assert.js";
import { layoutNetwork } from "../../../../static/js/panels/network/layout.js";

/** @param {number[]} counts @param {Partial<{ width: number, height: number, open: Set<number>, arcs: boolean }>} [box] */
const layout = (counts, box = {}) =>
  layoutNetwork({ width: 720, height: 430, open: new Set(), counts, ...box });

Deno.test("squares of a column never touch, whatever the network", () => {
  for (const counts of [[9, 1], [9, 4, 2, 1], [9, 64, 64, 10], [9, 8, 8, 8, 8, 8, 8, 8, 8, 3]]) {
    for (const { squares } of layout(counts).columns) {
      squares.forEach(({ y, size }, i) => {
        const above = squares[i - 1];
        assert(!above || y - size / 2 >= above.y + above.size / 2 + 5);
      });
    }
  }
});

Deno.test("everything stands inside the diagram, on a phone too", () => {
  for (const width of [300, 360, 720, 1400]) {
    for (const counts of [[9, 4, 2, 1], [9, 10], [9, 64, 64, 64, 64, 64, 64, 64, 64, 10]]) {
      const { columns, width: full, height } = layout(counts, { width });
      for (const { x, y, size } of columns.flatMap(({ squares }) => squares)) {
        assert(x - size / 2 >= 0 && x + size / 2 <= full && y - size / 2 >= 0 && y + size / 2 <= height);
      }
    }
  }
});

Deno.test("a small network fits a phone; a deep one gets a wider diagram, not smaller text", () => {
  assertEquals(layout([9, 4, 2, 1], { width: 350 }).width, 350);
  const deep = layout([9, 2, 2, 2, 2, 2, 2, 2, 2, 1], { width: 350 });
  assert(deep.width > 350 && deep.step >= 70);
});

Deno.test("arcs of residual layers have room of their own above every square", () => {
  for (const counts of [[9, 4, 4, 1], [9, 64, 64, 10]]) {
    const tops = [false, true].map((arcs) => {
      const { columns } = layout(counts, { arcs });
      return Math.min(...columns.flatMap(({ squares }) => squares).map(({ y, size }) => y - size / 2));
    });
    assert(tops[1] >= 94 && tops[0] >= 80);
  }
});

Deno.test("columns stand at even distances", () => {
  const { columns, step } = layout([9, 4, 4, 4, 1]);
  columns.slice(1).forEach(({ x }, i) => assert(Math.abs(x - columns[i].x - step) < 1e-9));
});

Deno.test("a layer too tall shows its first units and how many are left out", () => {
  const [, column] = layout([9, 64, 1]).columns;
  assert(column.squares.length >= 8 && column.squares.length + column.rest === 64);
  assert(column.restY + 24 <= layout([9, 64, 1]).height);
});

Deno.test("an opened layer shows all units in a taller diagram, and keeps room for closing it", () => {
  const opened = layout([9, 64, 1], { open: new Set([1]) });
  assertEquals([opened.columns[1].squares.length, opened.columns[1].rest], [64, 0]);
  assert(opened.height > 430 && opened.columns[1].restY + 24 <= opened.height);
});

Deno.test("larger letters make a larger diagram of the same order", () => {
  const plain = layout([9, 4, 2, 1]),
    large = layoutNetwork({
      width: 1440,
      height: 860,
      counts: [9, 4, 2, 1],
      open: new Set(),
      scale: 2,
    });
  assertEquals(large.columns[1].squares[0].x, 2 * plain.columns[1].squares[0].x);
  assertEquals([large.width, large.height], [2 * plain.width, 2 * plain.height]);
});

Deno.test("every feature stands there, however low the diagram", () => {
  assertEquals(layout([9, 1], { height: 120 }).columns[0].squares.length, 9);
});
