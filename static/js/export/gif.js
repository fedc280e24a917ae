/**
 * GIF: frames of colour numbers as an animated GIF 89a. Of each frame only the rectangle that changed is written, and
 * in it what stayed is transparent. Pure. Source: W3C, GRAPHICS INTERCHANGE FORMAT, version 89a, 1990.
 */

/** So many colours fit; the last number is kept for "as before". */
export const COLOURS = 255;
const TRANSPARENT = 255;
/** The longest time one frame can stay, in hundredths of a second. */
const LONGEST = 65535;
const CODE_BITS = 8, MOST_CODES = 4096;

/** Bytes that grow. */
class Bytes {
  #bytes = new Uint8Array(1 << 16);
  length = 0;

  /** @param {...number} values */
  push(...values) {
    for (const value of values) {
      if (this.length === this.#bytes.length) {
        const grown = new Uint8Array(2 * this.length);
        grown.set(this.#bytes);
        this.#bytes = grown;
      }
      this.#bytes[this.length++] = value;
    }
  }
  /** @param {...number} values two bytes each, the lower first */
  words(...values) {
    for (const value of values) this.push(value & 255, value >> 8);
  }
  /** @param {number} at @param {number} value */
  patch(at, value) {
    this.#bytes[at] = value & 255;
    this.#bytes[at + 1] = value >> 8;
  }
  /** @param {string} text */
  text(text) {
    this.push(...Array.from(text, (letter) => letter.charCodeAt(0)));
  }
  whole() {
    return this.#bytes.slice(0, this.length);
  }
}

/**
 * A GIF that is written frame by frame, and plays again and again.
 * @param {number} width @param {number} height
 * @param {Uint32Array} colours at most 255, each RGBA as one little-endian word
 */
export function createGif(width, height, colours) {
  const bytes = new Bytes();
  const table = new Uint16Array(MOST_CODES << 8);
  /** @type {Uint8Array | null} */
  let before = null;
  /** Where the time of the last frame stands. */
  let timeAt = 0, time = 0;

  bytes.text("GIF89a");
  bytes.words(width, height);
  bytes.push(0b1111_0111, 0, 0); // a global table of 256 colours
  for (let i = 0; i < 256; i++) {
    const colour = colours[i] ?? 0;
    bytes.push(colour & 255, colour >> 8 & 255, colour >> 16 & 255);
  }
  bytes.push(0x21, 0xff, 11);
  bytes.text("NETSCAPE2.0");
  bytes.push(3, 1, 0, 0, 0); // for ever

  return {
    /** Bytes so far. */
    get length() {
      return bytes.length;
    },
    /**
     * Append a frame.
     * @param {Uint8Array} indices of colours, row by row @param {number} hundredths of a second that it stays
     */
    add(indices, hundredths) {
      const box = before
        ? difference(before, indices, width)
        : { left: 0, top: 0, right: width, bottom: height };
      if (!box) {
        // The same picture once more: it stays longer.
        time = Math.min(LONGEST, time + hundredths);
        bytes.patch(timeAt, time);
        return;
      }
      const { left, top, right, bottom } = box;
      const part = new Uint8Array((right - left) * (bottom - top));
      let at = 0;
      for (let y = top; y < bottom; y++) {
        for (let i = y * width + left; i < y * width + right; i++) {
          part[at++] = before && before[i] === indices[i] ? TRANSPARENT : indices[i];
        }
      }
      time = Math.min(LONGEST, hundredths);
      bytes.push(0x21, 0xf9, 4, 0b0000_0101); // drawn over what is there
      timeAt = bytes.length;
      bytes.words(time);
      bytes.push(TRANSPARENT, 0, 0x2c);
      bytes.words(left, top, right - left, bottom - top);
      bytes.push(0, CODE_BITS);
      compress(part, bytes, table);
      before = indices.slice();
    },
    /** The whole file. */
    finish() {
      bytes.push(0x3b);
      return bytes.whole();
    },
  };
}

/**
 * The rectangle in which two pictures differ, or null.
 * @param {Uint8Array} one @param {Uint8Array} other @param {number} width
 */
function difference(one, other, width) {
  let left = width, right = 0, top = -1, bottom = 0;
  for (let y = 0, row = 0; row < other.length; y++, row += width) {
    let first = 0, last = width - 1;
    while (first < width && one[row + first] === other[row + first]) first++;
    if (first === width) continue;
    while (one[row + last] === other[row + last]) last--;
    left = Math.min(left, first);
    right = Math.max(right, last + 1);
    if (top < 0) top = y;
    bottom = y + 1;
  }
  return top < 0 ? null : { left, top, right, bottom };
}

/**
 * LZW with codes of growing width, the least significant bits first, in blocks of at most 255 bytes.
 * @param {Uint8Array} values @param {Bytes} out @param {Uint16Array} table what follows each code, by the next value
 */
function compress(values, out, table) {
  const clear = 1 << CODE_BITS, end = clear + 1;
  const block = new Uint8Array(255);
  let filled = 0, bits = 0, held = 0, size = CODE_BITS + 1, next = end + 1;

  const flush = () => {
    out.push(filled, ...block.subarray(0, filled));
    filled = 0;
  };
  /** @param {number} code */
  const put = (code) => {
    held |= code << bits;
    bits += size;
    while (bits >= 8) {
      block[filled++] = held & 255;
      held >>>= 8;
      bits -= 8;
      if (filled === 255) flush();
    }
  };

  table.fill(0);
  put(clear);
  let prefix = values[0];
  for (let i = 1; i < values.length; i++) {
    const value = values[i], at = prefix << 8 | value;
    if (table[at]) {
      prefix = table[at];
      continue;
    }
    put(prefix);
    if (next < MOST_CODES) {
      // A reader learns each code one step later than we do.
      if (next === 1 << size) size++;
      table[at] = next++;
    } else {
      put(clear);
      table.fill(0);
      [size, next] = [CODE_BITS + 1, end + 1];
    }
    prefix = value;
  }
  put(prefix);
  if (next === 1 << size && size < 12) size++;
  put(end);
  if (bits > 0) block[filled++] = held & 255;
  if (filled) flush();
  out.push(0);
}

/**
 * The number of the nearest colour for every pixel of a picture; colours once found are remembered.
 * @param {Uint32Array} colours
 */
export function createMatcher(colours) {
  const UNKNOWN = 255;
  const found = new Uint8Array(1 << 24).fill(UNKNOWN);
  const parts = Int32Array.from(
    { length: 3 * colours.length },
    (_, i) => colours[i / 3 | 0] >> 8 * (i % 3) & 255,
  );

  /** @param {number} red @param {number} green @param {number} blue */
  const nearest = (red, green, blue) => {
    let best = 0, least = Infinity;
    for (let i = 0; i < colours.length; i++) {
      const r = parts[3 * i] - red, g = parts[3 * i + 1] - green, b = parts[3 * i + 2] - blue;
      // The eye is keenest for green.
      const distance = 3 * r * r + 6 * g * g + b * b;
      if (distance < least) [least, best] = [distance, i];
    }
    return best;
  };

  /** @param {Uint32Array} pixels RGBA as little-endian words @returns {Uint8Array<ArrayBuffer>} */
  return (pixels) => {
    const indices = new Uint8Array(pixels.length);
    let last = -1, index = 0;
    for (let i = 0; i < pixels.length; i++) {
      const colour = pixels[i] & 0xffffff;
      if (colour !== last) {
        last = colour;
        index = found[colour];
        if (index === UNKNOWN) {
          index = found[colour] = nearest(colour & 255, colour >> 8 & 255, colour >> 16);
        }
      }
      indices[i] = index;
    }
    return indices;
  };
}
