/**
 * Points as marks: a shape for each class so that colour is never alone, filled when they train, hollow when they
 * test, a thin halo around.
 */

import { classColours, css, markColour, ramp } from "./palette.js";

/** @typedef {import("./palette.js").Rgb} Rgb */
/** @typedef {ReturnType<typeof createMarks>} Marks */

/**
 * The outlines of the classes 0 to 9 as corners around the middle, of about the same area as the circle of radius 1;
 * null is the circle.
 * @type {readonly (readonly (readonly [number, number])[] | null)[]}
 */
export const SHAPES = [
  null,
  polygon(3, 1.42, -90, 0.16),
  polygon(4, 1.25, 45),
  polygon(4, 1.3, 0),
  polygon(3, 1.42, 90, -0.16),
  cross(1.25, 0.42, 0),
  star(5, 1.5, 0.68),
  cross(1.3, 0.42, 45),
  polygon(5, 1.18, -90),
  polygon(6, 1.12, 0),
];

/** @param {number} corners @param {number} radius @param {number} turn degrees @param {number} [down] @returns {[number, number][]} */
function polygon(corners, radius, turn, down = 0) {
  return Array.from({ length: corners }, (_, i) => {
    const angle = (turn + 360 * i / corners) * Math.PI / 180;
    return [radius * Math.cos(angle), radius * Math.sin(angle) + down];
  });
}

/** @param {number} tips @param {number} outer @param {number} inner @returns {[number, number][]} */
function star(tips, outer, inner) {
  return Array.from({ length: 2 * tips }, (_, i) => {
    const angle = (-90 + 180 * i / tips) * Math.PI / 180;
    const radius = i % 2 ? inner : outer;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** @param {number} length @param {number} half @param {number} turn degrees @returns {[number, number][]} */
function cross(length, half, turn) {
  /** @type {[number, number][]} */
  const corners = [];
  for (let i = 0; i < 4; i++) {
    const angle = (turn + 90 * i) * Math.PI / 180, cos = Math.cos(angle), sin = Math.sin(angle);
    for (const [x, y] of [[length, -half], [length, half], [half, half]]) {
      corners.push([x * cos - y * sin, x * sin + y * cos]);
    }
  }
  return corners;
}

/**
 * Trace the outline of a class's mark.
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | Path2D} path
 * @param {number} shape @param {number} x @param {number} y @param {number} radius
 */
export function trace(path, shape, x, y, radius) {
  const corners = SHAPES[shape % SHAPES.length];
  if (!corners) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([dx, dy], i) => {
    if (i === 0) path.moveTo(x + dx * radius, y + dy * radius);
    else path.lineTo(x + dx * radius, y + dy * radius);
  });
  path.closePath();
}

/**
 * The radius of marks in CSS pixels: smaller where there are many, larger on a wall; in steps, so that a point more
 * makes no new marks.
 * @param {number} count @param {number} width
 */
export function markRadius(count, width) {
  const room = width < 380 ? 0.9 : Math.min(1.4, Math.max(1, width / 480));
  return Math.round(10 * room * Math.min(4.2, Math.max(2.3, 4.2 * (400 / Math.max(1, count)) ** 0.22))) / 10;
}

/** Steps of colour for regression targets from −1 to 1. */
const TARGETS = 41;

/**
 * Which mark a point gets: its class, or for regression the nearest step of the ramp.
 * @param {number} label @param {boolean} regression
 */
export const markKind = (label, regression) =>
  regression
    ? Math.round((Math.min(1, Math.max(-1, label)) + 1) / 2 * (TARGETS - 1))
    : Math.max(0, Math.round(label));

/** A mark has a picture for every so-manieth part of a device pixel, each way: it glides, and stays sharp. */
const PHASES = 4;

/** How far the outline of a mark reaches beyond its shape, CSS pixels. */
const HALO = 1.2;

/** @typedef {{ half: number, pictures: ImageBitmap }} Sheet of a kind: half the side of a picture, and all of them */

/**
 * Where a mark at `at` device pixels is stamped: the whole pixel its picture begins from, and which of them it is.
 * @param {number} at @returns {[number, number]}
 */
export function phaseOf(at) {
  const parts = Math.round(at * PHASES), whole = Math.floor(parts / PHASES);
  return [whole, parts - whole * PHASES];
}

/**
 * A set of marks for one palette, problem and size. Each kind is drawn once and stamped from then on: in a view that
 * glides, hundreds of outlines a frame would cost more than all the rest.
 * @param {import("./palette.js").Palette} palette @param {import("../types.js").Problem} problem
 * @param {number} radius CSS pixels
 */
export function createMarks(palette, problem, radius) {
  const regression = problem === "regression";
  const colours = regression
    ? Array.from({ length: TARGETS }, (_, kind) => ramp(palette, 2 * kind / (TARGETS - 1) - 1))
    : classColours(palette, problem);
  const inks = colours.map((colour) => css(markColour(palette, colour)));
  const paper = css(palette.raised);
  /** The pictures of each kind, the testing ones after the training ones. @type {(Sheet | undefined)[]} */
  let sheets = [];
  /** Device pixels to a CSS pixel. */
  let scale = 0;

  /** @param {OffscreenCanvasRenderingContext2D} pen @param {number} index */
  const paint = (pen, index) => {
    const kind = index % inks.length, test = index >= inks.length;
    pen.lineJoin = "round";
    pen.beginPath();
    trace(pen, regression ? 0 : kind, 0, 0, test ? radius - 0.4 : radius);
    pen.strokeStyle = paper;
    pen.lineWidth = test ? 3.2 : 2;
    pen.stroke();
    pen.fillStyle = test ? paper : inks[kind];
    pen.fill();
    if (!test) return;
    pen.strokeStyle = inks[kind];
    pen.lineWidth = 1.6;
    pen.stroke();
  };

  /** @param {number} index @returns {Sheet} */
  const sheetOf = (index) => {
    const corners = regression ? null : SHAPES[index % inks.length % SHAPES.length];
    const reach = Math.max(...(corners ?? [[1, 0]]).map(([x, y]) => Math.hypot(x, y)));
    const half = Math.ceil((reach * radius + HALO) * scale) + 1;
    const canvas = new OffscreenCanvas(2 * half * PHASES, 2 * half * PHASES), pen = canvas.getContext("2d");
    if (!pen) throw new Error("this browser gave no canvas to draw marks on");
    for (let row = 0; row < PHASES; row++) {
      for (let column = 0; column < PHASES; column++) {
        const [x, y] = [column, row].map((phase) => (2 * phase + 1) * half + phase / PHASES);
        pen.setTransform(scale, 0, 0, scale, x, y);
        paint(pen, index);
      }
    }
    return { half, pictures: canvas.transferToImageBitmap() };
  };

  /**
   * Stamp marks, in device pixels; the pen is given back as it came.
   * @param {CanvasRenderingContext2D} pen
   * @param {(stamp: (label: number, test: number, left: number, top: number) => void) => void} marks
   */
  const stamping = (pen, marks) => {
    const { a } = pen.getTransform(), { width, height } = pen.canvas;
    if (a !== scale) {
      scale = a;
      sheets = [];
    }
    pen.save();
    pen.resetTransform();
    pen.imageSmoothingEnabled = false;
    marks((label, test, left, top) => {
      const index = markKind(label, regression) % inks.length + (test ? inks.length : 0);
      const { half, pictures } = sheets[index] ??= sheetOf(index), side = 2 * half;
      const [x, column] = phaseOf(left * scale), [y, row] = phaseOf(top * scale);
      // Said so that what is no number is out of sight, too.
      if (!(x > -half && y > -half && x < width + half && y < height + half)) return;
      pen.drawImage(pictures, column * side, row * side, side, side, x - half, y - half, side, side);
    });
    pen.restore();
  };

  return {
    radius,
    /**
     * Draw one mark in the middle of (left, top).
     * @param {CanvasRenderingContext2D} pen @param {number} label @param {number} test 1 when it tests
     * @param {number} left @param {number} top
     */
    draw(pen, label, test, left, top) {
      stamping(pen, (stamp) => stamp(label, test, left, top));
    },
    /**
     * Draw all points that are on show.
     * @param {CanvasRenderingContext2D} pen @param {import("../types.js").Points} points
     * @param {(index: number) => number} left @param {(index: number) => number} top
     * @param {(index: number) => boolean} shown
     */
    drawAll(pen, { labels, split }, left, top, shown) {
      stamping(pen, (stamp) => {
        for (let i = 0; i < labels.length; i++) if (shown(i)) stamp(labels[i], split[i], left(i), top(i));
      });
    },
    /**
     * Rings around marks: ink between two lines of paper, seen on every surface.
     * @param {CanvasRenderingContext2D} context @param {readonly number[]} places left and top of each
     * @param {number} [wider]
     */
    rings(context, places, wider = 0) {
      const reach = radius + 4.5 + wider;
      context.beginPath();
      for (let i = 0; i < places.length; i += 2) {
        context.moveTo(places[i] + reach, places[i + 1]);
        context.arc(places[i], places[i + 1], reach, 0, 2 * Math.PI);
      }
      context.strokeStyle = css(palette.raised, 0.9);
      context.lineWidth = 4.5;
      context.stroke();
      context.strokeStyle = css(palette.ink);
      context.lineWidth = 1.75;
      context.stroke();
    },
    /**
     * Marks that stand out from the others: outlined in ink, and on top of them.
     * @param {CanvasRenderingContext2D} context @param {import("../types.js").Points} points
     * @param {readonly number[]} indices @param {readonly number[]} places left and top of each of them
     */
    raise(context, { labels, split }, indices, places) {
      context.beginPath();
      for (let i = 0; i < places.length; i += 2) {
        context.moveTo(places[i] + radius + 2, places[i + 1]);
        context.arc(places[i], places[i + 1], radius + 2, 0, 2 * Math.PI);
      }
      context.fillStyle = css(palette.raised);
      context.strokeStyle = css(palette.ink);
      context.lineWidth = 2.5;
      context.stroke();
      context.fill();
      stamping(
        context,
        (stamp) =>
          indices.forEach((index, i) => stamp(labels[index], split[index], places[2 * i], places[2 * i + 1])),
      );
    },
    /** One ring. @param {CanvasRenderingContext2D} context @param {number} left @param {number} top @param {number} [wider] */
    ring(context, left, top, wider = 0) {
      this.rings(context, [left, top], wider);
    },
  };
}
