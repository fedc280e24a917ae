/** Where the columns and squares of the network diagram stand, in CSS pixels. Pure. */

/** Room above the squares for a column's heading, unit count and activation. */
export const HEAD = 80;
/** Room for the arcs of residual layers between headings and squares. */
const ARCS = 14;
/** What a column wants for "− 12 units +", for its activation select, and the least it takes with the bare number. */
const WORDS = 106, COLUMN = 80, TIGHT = 70;
/** Room for a feature's name on the left, and on the right, where there are several, for the classes' marks. */
const NAME = 46, MARK = 22, MARGIN = 4;
/** The smallest square, and the smallest gap between two. */
const SMALLEST = 20, GAP = 6;
/** The largest squares: a share of the room, within bounds; the largest distance between two; the output's size. */
const LARGEST = [46, 76], SHARE = 1 / 7, PITCH = 1.8, OUTPUT = 1.26;
/** Room for the "+52 more" button under a column, and under everything. */
const REST = 30, FOOT = 6;

/**
 * @typedef {{ width: number, height: number, counts: number[], open: ReadonlySet<number>, arcs?: boolean }} Box
 *   `counts`: features, hidden units of each layer, outputs; `open`: the columns shown whole; `arcs`: layers are residual
 * @typedef {{ x: number, y: number, size: number }} Square its middle and its side
 * @typedef {{ x: number, squares: Square[], rest: number, restY: number, tall: boolean }} Column `rest`: squares left
 *   out; `tall`: there are too many for the room, so that a button opens or closes the column
 * @typedef {{ width: number, height: number, step: number, tight: boolean, columns: Column[] }} Layout
 */

/**
 * Lay out the diagram for a reader whose letters are `scale` times as large as usual.
 * @param {Box & { scale?: number }} box
 * @returns {Layout}
 */
export function layoutNetwork({ width, height, counts, open, arcs, scale = 1 }) {
  const plain = layoutPlain({ width: width / scale, height: height / scale, counts, open, arcs });
  if (scale === 1) return plain;
  return {
    width: plain.width * scale,
    height: plain.height * scale,
    step: plain.step * scale,
    tight: plain.tight,
    columns: plain.columns.map(({ x, squares, rest, restY, tall }) => ({
      x: x * scale,
      squares: squares.map((square) => ({
        x: square.x * scale,
        y: square.y * scale,
        size: square.size * scale,
      })),
      rest,
      restY: restY * scale,
      tall,
    })),
  };
}

/**
 * Lay out the features, the hidden layers and the output. Squares shrink as a layer grows; where even the smallest
 * do not fit, the first ones are shown and the rest is a button, unless the user opened the layer.
 * @param {Box} box
 * @returns {Layout}
 */
function layoutPlain({ width, height, counts, open, arcs = false }) {
  const last = counts.length - 1, head = HEAD + (arcs ? ARCS : 0);
  const room = Math.max(height - head - FOOT, 4 * (SMALLEST + GAP));
  const largest = Math.min(LARGEST[1], Math.max(LARGEST[0], room * SHARE));
  const plans = counts.map((count, column) =>
    planColumn(
      count,
      room,
      column === last ? OUTPUT * largest : largest,
      column % last === 0 || open.has(column),
    )
  );
  const tallest = Math.max(room, ...plans.map(({ tall }) => tall));
  const left = NAME + plans[0].size / 2, half = Math.max(plans[last].size, COLUMN - 2 * MARK) / 2;
  const edge = half + (counts[last] > 1 ? MARK : MARGIN);
  const full = Math.max(width, left + edge + TIGHT * last);
  const step = (full - left - edge) / last;
  return {
    width: full,
    height: head + tallest + FOOT,
    step,
    tight: step < WORDS,
    columns: plans.map(({ shown, rest, pitch, size, fits, tall }, column) => {
      const x = left + step * column;
      const top = head + Math.max(0, room - tall) / 2;
      return {
        x,
        squares: Array.from({ length: shown }, (_, i) => ({ x, y: top + pitch * (i + 0.5), size })),
        rest,
        restY: top + pitch * shown + GAP / 2,
        tall: !fits,
      };
    }),
  };
}

/** @param {number} count @param {number} room @param {number} largest @param {boolean} whole */
function planColumn(count, room, largest, whole) {
  const least = SMALLEST + GAP;
  const fits = count * least <= room;
  const shown = fits || whole ? count : Math.max(1, Math.floor((room - REST) / least));
  const rest = count - shown;
  const pitch = Math.max(least, Math.min(PITCH * largest, (room - (rest ? REST : 0)) / Math.max(1, shown)));
  const size = Math.min(largest, pitch - GAP);
  // A layer opened although it does not fit keeps a button to close it again.
  const button = rest || !fits ? REST : 0;
  return { shown, rest, pitch, size, fits, tall: pitch * shown + button };
}
