import { createGif, createMatcher } from "../../../static/js/export/gif.js";
import { assert, assertEquals } from "../assert.js";

/**
 * What a reader of GIF sees: the size, the times, and each frame as colour numbers drawn over the one before.
 * @param {Uint8Array} bytes
 */
function read(bytes) {
  let at = 0;
  const byte = () => bytes[at++];
  const word = () => byte() | byte() << 8;
  /** @param {number} length */
  const text = (length) => String.fromCharCode(...bytes.subarray(at, at += length));
  const blocks = () => {
    const found = [];
    for (let length = byte(); length; length = byte()) {
      found.push(...bytes.subarray(at, at + length));
      at += length;
    }
    return found;
  };
  assertEquals(text(6), "GIF89a");
  const width = word(), height = word(), packed = byte();
  at += 2;
  assertEquals(packed & 0x87, 0x87);
  const colours = Array.from({ length: 256 }, () => [byte(), byte(), byte()]);
  const frames = /** @type {Uint8Array[]} */ ([]), times = /** @type {number[]} */ ([]);
  const boxes = /** @type {number[][]} */ ([]);
  let screen = new Uint8Array(width * height), transparent = -1, loops = null;
  for (let kind = byte(); kind !== 0x3b; kind = byte()) {
    if (kind === 0x21 && bytes[at] === 0xf9) {
      at += 2;
      const flags = byte();
      times.push(word());
      transparent = flags & 1 ? byte() : (at++, -1);
      assertEquals(byte(), 0);
    } else if (kind === 0x21) {
      assertEquals(byte(), 0xff);
      assertEquals(text(byte()), "NETSCAPE2.0");
      const [, low, high] = blocks();
      loops = low | high << 8;
    } else {
      assertEquals(kind, 0x2c);
      const box = [word(), word(), word(), word()];
      boxes.push(box);
      assertEquals(byte(), 0);
      const values = expand(byte(), blocks());
      assertEquals(values.length, box[2] * box[3]);
      screen = screen.slice();
      values.forEach((value, i) => {
        if (value !== transparent) {
          screen[(box[1] + Math.floor(i / box[2])) * width + box[0] + i % box[2]] = value;
        }
      });
      frames.push(screen);
    }
  }
  assertEquals(at, bytes.length);
  return { width, height, colours, frames, times, boxes, loops };
}

/** LZW as the specification's reader does it. @param {number} width of the first codes @param {number[]} bytes */
function expand(width, bytes) {
  const clear = 1 << width, end = clear + 1;
  let size = width + 1, held = 0, bits = 0, at = 0;
  /** @type {number[][]} */
  let table = [];
  /** @type {number[] | null} */
  let last = null;
  const values = [];
  const reset = () => {
    table = Array.from({ length: clear + 2 }, (_, i) => [i]);
    size = width + 1;
    last = null;
  };
  reset();
  for (;;) {
    while (bits < size) {
      assert(at < bytes.length, "the stream has an end code");
      held |= bytes[at++] << bits;
      bits += 8;
    }
    const code = held & (1 << size) - 1;
    held >>>= size;
    bits -= size;
    if (code === clear) {
      reset();
      continue;
    }
    if (code === end) return values;
    assert(code < table.length || code === table.length && last !== null, `code ${code} is known`);
    /** @type {number[]} */
    const entry = code < table.length ? table[code] : [...last ?? [], (last ?? [])[0]];
    values.push(...entry);
    if (last && table.length < 4096) table.push([...last, entry[0]]);
    if (table.length === 1 << size && size < 12) size++;
    last = entry;
  }
}

/** Numbers that look like chance, the same every time. @param {number} seed */
const chance = (seed) => () => (seed = seed * 1103515245 + 12345 & 0x7fffffff) / 0x7fffffff;

Deno.test("what is written is read again, frame by frame, with its times", () => {
  const next = chance(1), width = 61, height = 43;
  // Noise, flat areas and gradients: few codes, many codes, the table full more than once.
  const pictures = [
    Uint8Array.from({ length: width * height }, () => next() * 255 | 0),
    new Uint8Array(width * height).fill(7),
    Uint8Array.from({ length: width * height }, (_, i) => i % width),
    Uint8Array.from({ length: width * height }, () => next() < 0.5 ? 3 : 200),
  ];
  const colours = Uint32Array.from(
    { length: 255 },
    (_, i) => (0xff000000 | i << 16 | 255 - i << 8 | i) >>> 0,
  );
  const gif = createGif(width, height, colours);
  pictures.forEach((picture, i) => gif.add(picture, 10 * (i + 1)));
  const found = read(gif.finish());
  assertEquals([found.width, found.height, found.loops], [width, height, 0]);
  assertEquals(found.times, [10, 20, 30, 40]);
  assertEquals(found.colours[200], [200, 55, 200]);
  assertEquals(found.frames.map((frame) => [...frame]), pictures.map((picture) => [...picture]));
});

Deno.test("every length of stream ends well: no code is cut off where the codes grow wider", () => {
  // Noise makes a new code of nearly every value: the codes grow wider after about so many.
  const lengths = [1, 255, 767, 1791, 3839, 4600].flatMap((near) =>
    Array.from({ length: 16 }, (_, i) => near - 8 + i).filter((length) => length > 0)
  );
  for (const length of lengths) {
    const next = chance(length);
    const picture = Uint8Array.from({ length }, () => next() * 255 | 0);
    const gif = createGif(length, 1, new Uint32Array(255));
    gif.add(picture, 1);
    assertEquals([...read(gif.finish()).frames[0]], [...picture]);
  }
});

Deno.test("only the rectangle that changed is written; what did not change at all stays longer", () => {
  const width = 20, height = 10, plain = new Uint8Array(width * height).fill(4);
  const spot = plain.slice();
  spot[3 * width + 5] = spot[6 * width + 8] = 9;
  const gif = createGif(width, height, new Uint32Array(255));
  gif.add(plain, 5);
  gif.add(plain, 5);
  gif.add(spot, 5);
  const { boxes, times, frames } = read(gif.finish());
  assertEquals(boxes, [[0, 0, 20, 10], [5, 3, 4, 4]]);
  assertEquals(times, [10, 5]);
  assertEquals([...frames[1]], [...spot]);
});

Deno.test("each pixel takes the nearest colour", () => {
  const match = createMatcher(Uint32Array.of(0xff000000, 0xffffffff, 0xff0000ff, 0xff00ff00));
  assertEquals([...match(Uint32Array.of(0xff101010, 0xfff0f0f0, 0xff2010e0, 0xff10d010, 0xff101010))], [
    0,
    1,
    2,
    3,
    0,
  ]);
});
