/**
 * Points as marks: a shape for each class so that colour is never alone, filled when they train, hollow when they
 * test, a thin halo around. Marks of one kind share one path, which makes 5,000 of them cheap.
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

/** The radius of marks in CSS pixels: smaller where there are many. @param {number} count @param {number} width */
export function markRadius(count, width) {
  const room = width < 380 ? 0.9 : 1;
  return room * Math.min(4.2, Math.max(2.3, 4.2 * (400 / Math.max(1, count)) ** 0.22));
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

/**
 * About so many paths are spent on all the points. The points are drawn in rounds, each round one path for each kind
 * of mark: few rounds are quick, many keep the classes shuffled where points lie on each other.
 */
const PATHS = 400;
/** Where the points move with every frame. */
export const MOVING = 32;

/**
 * A set of marks for one palette, problem and size.
 * @param {import("./palette.js").Palette} palette @param {import("./types.js").Problem} problem
 * @param {number} radius CSS pixels
 */
export function createMarks(palette, problem, radius) {
  const regression = problem === "regression";
  const colours = regression
    ? Array.from({ length: TARGETS }, (_, kind) => ramp(palette, 2 * kind / (TARGETS - 1) - 1))
    : classColours(palette, problem);
  const inks = colours.map((colour) => css(markColour(palette, colour)));
  const paper = css(palette.raised);
  /** Left and top of the marks of each kind in this round, the testing ones after the training ones. @type {number[][]} */
  const waiting = Array.from({ length: 2 * inks.length }, () => []);

  /** @param {CanvasRenderingContext2D} context */
  const paint = (context) => {
    context.lineJoin = "round";
    waiting.forEach((places, i) => {
      if (places.length === 0) return;
      const kind = i % inks.length, test = i >= inks.length;
      context.beginPath();
      for (let at = 0; at < places.length; at += 2) {
        trace(context, regression ? 0 : kind, places[at], places[at + 1], test ? radius - 0.4 : radius);
      }
      context.strokeStyle = paper;
      context.lineWidth = test ? 3.2 : 2;
      context.stroke();
      context.fillStyle = test ? paper : inks[kind];
      context.fill();
      if (test) {
        context.strokeStyle = inks[kind];
        context.lineWidth = 1.6;
        context.stroke();
      }
      places.length = 0;
    });
  };

  /** @param {number} label @param {number} test @param {number} left @param {number} top */
  const add = (label, test, left, top) =>
    waiting[markKind(label, regression) % inks.length + (test ? inks.length : 0)].push(left, top);

  return {
    radius,
    /**
     * Draw one mark in the middle of (left, top).
     * @param {CanvasRenderingContext2D} context @param {number} label @param {number} test 1 when it tests
     * @param {number} left @param {number} top
     */
    draw(context, label, test, left, top) {
      add(label, test, left, top);
      paint(context);
    },
    /**
     * Draw all points that are on show.
     * @param {CanvasRenderingContext2D} context @param {import("./types.js").Points} points
     * @param {(index: number) => number} left @param {(index: number) => number} top
     * @param {(index: number) => boolean} shown @param {number} [paths] about so many are spent
     */
    drawAll(context, { labels, split }, left, top, shown, paths = PATHS) {
      const round = Math.max(1, Math.ceil(labels.length * waiting.length / paths));
      for (let i = 0; i < labels.length; i++) {
        if (shown(i)) add(labels[i], split[i], left(i), top(i));
        if (i % round === round - 1) paint(context);
      }
      paint(context);
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
     * @param {CanvasRenderingContext2D} context @param {import("./types.js").Points} points
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
      indices.forEach((index, i) => add(labels[index], split[index], places[2 * i], places[2 * i + 1]));
      paint(context);
    },
    /** One ring. @param {CanvasRenderingContext2D} context @param {number} left @param {number} top @param {number} [wider] */
    ring(context, left, top, wider = 0) {
      this.rings(context, [left, top], wider);
    },
  };
}
