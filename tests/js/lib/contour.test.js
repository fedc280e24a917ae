import { classLines, position, zeroLine } from "../../../static/js/lib/contour.js";
import { assert, assertClose, assertEquals } from "../assert.js";

/** A pen that keeps the segments it draws. */
function list() {
  /** @type {[number, number, number, number][]} */
  const segments = [];
  let at = [0, 0];
  return {
    segments,
    /** @param {number} x @param {number} y */
    moveTo(x, y) {
      at = [x, y];
    },
    /** @param {number} x @param {number} y */
    lineTo(x, y) {
      segments.push([at[0], at[1], x, y]);
      at = [x, y];
    },
  };
}

/** A field of a function of the position in cells. @param {number} side @param {(x: number, y: number) => number} f */
const fieldOf = (side, f) =>
  Float32Array.from(
    { length: side * side },
    (_, i) => f(position(i % side, side), position(Math.floor(i / side), side)),
  );

Deno.test("a straight boundary is drawn straight, from edge to edge, exactly where it is", () => {
  const { segments, ...pen } = list();
  zeroLine(fieldOf(12, (x) => x - 3.3), 12, 100, pen);
  let length = 0;
  for (const [x0, y0, x1, y1] of segments) {
    assertClose(x0, 33, 1e-4);
    assertClose(x1, 33, 1e-4);
    length += Math.abs(y1 - y0);
  }
  assertClose(length, 100, 1e-4);
});

Deno.test("a circle closes and has its radius everywhere", () => {
  const { segments, ...pen } = list();
  zeroLine(fieldOf(82, (x, y) => 20 - Math.hypot(x - 40, y - 40)), 82, 80, pen);
  let length = 0;
  for (const [x0, y0, x1, y1] of segments) {
    assertClose(Math.hypot(x0 - 40, y0 - 40), 20, 0.02);
    length += Math.hypot(x1 - x0, y1 - y0);
  }
  assertClose(length, 2 * Math.PI * 20, 0.2);
});

Deno.test("a field of one sign, zero included, has no line", () => {
  const { segments, ...pen } = list();
  zeroLine(fieldOf(10, () => 0), 10, 100, pen);
  zeroLine(fieldOf(10, () => -1), 10, 100, pen);
  assertEquals(segments, []);
});

Deno.test("at a saddle the value in the middle says what belongs together", () => {
  for (const [peak, loops] of [[1.2, 1], [0.8, 2]]) {
    const field = new Float32Array(16).fill(-1);
    field[5] = field[10] = peak;
    const { segments, ...pen } = list();
    zeroLine(field, 4, 100, pen);
    assertEquals(countLoops(segments), loops);
  }
});

/** The number of separate closed lines. @param {[number, number, number, number][]} segments */
function countLoops(segments) {
  const left = segments.map(([x0, y0, x1, y1]) => [[x0, y0].join(), [x1, y1].join()]);
  let loops = 0;
  while (left.length > 0) {
    const ends = new Set(left.pop());
    for (let i = 0; i < left.length;) {
      if (!left[i].some((end) => ends.has(end))) i++;
      else {
        left.splice(i, 1)[0].forEach((end) => ends.add(end));
        i = 0;
      }
    }
    loops++;
  }
  return loops;
}

Deno.test("straightening a saturated field moves the line to where the logit crosses", () => {
  const steep = fieldOf(12, (x) => Math.tanh(3 * (x - 3.3)));
  const plain = list(), straight = list();
  zeroLine(steep, 12, 100, plain);
  zeroLine(steep, 12, 100, straight, Math.atanh);
  assert(Math.abs(plain.segments[3][0] - 33) > 0.5, "linear interpolation is off in a steep place");
  assertClose(straight.segments[3][0], 33, 1e-3);
});

Deno.test("a line is drawn end to end: once begun where it is open, once where it closes", () => {
  for (const field of [fieldOf(12, (x) => x - 3.3), fieldOf(82, (x, y) => 20 - Math.hypot(x - 40, y - 40))]) {
    const { segments, ...pen } = list();
    let begun = 0;
    zeroLine(field, Math.sqrt(field.length), 100, {
      moveTo: (x, y) => (begun++, pen.moveTo(x, y)),
      lineTo: pen.lineTo,
    });
    assertEquals(begun, 1);
    assert(segments.length > 9);
  }
});

Deno.test("the lines between three classes run between neighbours only, each drawn once", () => {
  const side = 42, area = side * side;
  /** @type {((x: number, y: number) => number)[]} */
  const scores = [(x) => 20 - x, (x) => x - 20, (_x, y) => (y - 30) * 4];
  const values = new Float32Array(3 * area);
  scores.forEach((score, k) => values.set(fieldOf(side, score), k * area));
  const winners = Uint8Array.from({ length: area }, (_, i) => {
    const all = [0, 1, 2].map((k) => values[k * area + i]);
    return all.indexOf(Math.max(...all));
  });
  const { segments, ...pen } = list();
  classLines(values, 3, side, 40, winners, pen);
  const upright = segments.filter(([x0, y0, x1, y1]) =>
    Math.abs(x0 - 20) < 1e-4 && Math.abs(x1 - 20) < 1e-4 && y0 !== y1
  );
  const length = upright.reduce((sum, [, y0, , y1]) => sum + Math.abs(y1 - y0), 0);
  assertClose(length, 30, 1.1);
  for (const [x0, y0] of segments) assert(Math.abs(x0 - 20) < 1e-3 || y0 > 29, `a line at ${x0}, ${y0}`);
});
