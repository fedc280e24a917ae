/**
 * Points as marks: a shape for each class so that colour is never alone, filled when they train, hollow when they
 * test, a thin halo around.
 */

import { strokeWithHalo } from "./halo.js";
import { classColours, css, markColour, ramp } from "./palette.js";
import { createStamps } from "./stamps.js";

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

/** How far the outline of a mark reaches beyond its shape, CSS pixels. */
const HALO = 1.2;

/**
 * A set of marks for one palette, problem and size.
 * @param {import("./palette.js").Palette} palette @param {import("../types.js").Problem} problem
 * @param {number} radius CSS pixels
 */
export function createMarks(palette, problem, radius) {
  const regression = problem === "regression";
  const colours = regression
    ? Array.from({ length: TARGETS }, (_, kind) => ramp(palette, 2 * kind / (TARGETS - 1) - 1))
    : classColours(palette, problem);
  const inks = colours.map((colour) => css(markColour(palette, colour)));
  // The testing marks come after the training ones.
  const stamping = createStamps(
    (pen, kind) => {
      const at = kind % inks.length, shape = regression ? 0 : at;
      paintMark(pen, shape, kind >= inks.length, radius, inks[at], css(palette.raised));
    },
    (kind) => {
      const corners = regression ? null : SHAPES[kind % inks.length % SHAPES.length];
      return radius * Math.max(...(corners ?? [[1, 0]]).map(([x, y]) => Math.hypot(x, y))) + HALO;
    },
  );
  /** @param {number} label @param {number} test 1 when it tests */
  const kindOf = (label, test) => markKind(label, regression) % inks.length + (test ? inks.length : 0);

  return {
    radius,
    /**
     * Draw one mark in the middle of (left, top).
     * @param {CanvasRenderingContext2D} pen @param {number} label @param {number} test 1 when it tests
     * @param {number} left @param {number} top
     */
    draw(pen, label, test, left, top) {
      stamping(pen, (stamp) => stamp(kindOf(label, test), left, top));
    },
    /**
     * Draw all points that are on show.
     * @param {CanvasRenderingContext2D} pen @param {import("../types.js").Points} points
     * @param {(index: number) => number} left @param {(index: number) => number} top
     * @param {(index: number) => boolean} shown
     */
    drawAll(pen, { labels, split }, left, top, shown) {
      stamping(pen, (stamp) => {
        for (let i = 0; i < labels.length; i++) {
          if (shown(i)) stamp(kindOf(labels[i], split[i]), left(i), top(i));
        }
      });
    },
    /**
     * Rings around marks: ink between two lines of paper, seen on every surface.
     * @param {CanvasRenderingContext2D} pen @param {readonly number[]} places left and top of each
     * @param {number} [wider]
     */
    rings(pen, places, wider = 0) {
      circles(pen, places, radius + 4.5 + wider);
      strokeWithHalo(pen, palette, { ink: 1.75, halo: 4.5, strength: 0.9 });
    },
    /**
     * Marks that stand out from the others: outlined in ink, and on top of them.
     * @param {CanvasRenderingContext2D} pen @param {import("../types.js").Points} points
     * @param {readonly number[]} indices @param {readonly number[]} places left and top of each of them
     */
    raise(pen, { labels, split }, indices, places) {
      circles(pen, places, radius + 2);
      pen.fillStyle = css(palette.raised);
      pen.strokeStyle = css(palette.ink);
      pen.lineWidth = 2.5;
      pen.stroke();
      pen.fill();
      stamping(
        pen,
        (stamp) =>
          indices.forEach((index, i) =>
            stamp(kindOf(labels[index], split[index]), places[2 * i], places[2 * i + 1])
          ),
      );
    },
    /** One ring. @param {CanvasRenderingContext2D} pen @param {number} left @param {number} top @param {number} [wider] */
    ring(pen, left, top, wider = 0) {
      this.rings(pen, [left, top], wider);
    },
  };
}

/**
 * One mark around the origin.
 * @param {OffscreenCanvasRenderingContext2D} pen @param {number} shape @param {boolean} test hollow
 * @param {number} radius @param {string} ink @param {string} paper
 */
function paintMark(pen, shape, test, radius, ink, paper) {
  pen.lineJoin = "round";
  pen.beginPath();
  trace(pen, shape, 0, 0, test ? radius - 0.4 : radius);
  pen.strokeStyle = paper;
  pen.lineWidth = test ? 3.2 : 2;
  pen.stroke();
  pen.fillStyle = test ? paper : ink;
  pen.fill();
  if (!test) return;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.6;
  pen.stroke();
}

/** A path of circles. @param {CanvasRenderingContext2D} pen @param {readonly number[]} places left and top of each @param {number} reach */
function circles(pen, places, reach) {
  pen.beginPath();
  for (let i = 0; i < places.length; i += 2) {
    pen.moveTo(places[i] + reach, places[i + 1]);
    pen.arc(places[i], places[i + 1], reach, 0, 2 * Math.PI);
  }
}
