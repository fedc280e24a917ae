/** The line drawer's picture: the curve of J along a weight with its legend, and the ball where the weight is now. */

import { createStack } from "../../draw/canvas-stack.js";
import { readPalette } from "../../draw/palette.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer, short } from "../../lib/format.js";
import { clamp } from "../../model/geometry.js";
import { weightName } from "../../model/names.js";
import { arrowFactor, ballOn, drawLine, placesOf, seatOf } from "./line-chart.js";
import { heightText, stepText } from "./line-texts.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("../../model/landscape.js").Span} Span */
/**
 * @typedef {{
 *   place: import("../../model/weights.js").Place, landscape: Landscape | null, across: Span, up: Span, w: number | null,
 *   value: number | null, onCurve: number | null, guessed: boolean, held: boolean,
 * }} Shown `value` of J at the weight, `onCurve` as the curve has it
 */

/** The radius of the ball in pixels, as in the style sheet. */
const RADIUS = 9;

/** @param {HTMLElement} ball @param {import("../../types.js").Translate} t @param {() => void} onResize */
export function createLineView(ball, t, onResize) {
  const chart = element("div", { class: "graph", role: "group" });
  const keys = {
    curve: element("span", { class: "curve-key" }),
    step: element("span", { class: "step-key" }),
  };
  const legend = element(
    "p",
    { class: "key" },
    keys.curve,
    element("span", { class: "tangent-key" }, t("tangent, slope ∂J/∂w")),
    keys.step,
    element("span", { class: "ball-key" }, t("the weight now: drag it")),
  );
  const root = element("div", { class: "views" }, chart, legend);
  const stack = createStack(chart, 1, onResize);
  chart.append(ball);
  /** @type {import("../../draw/palette.js").Palette | null} */
  let palette = null;
  /** @type {ReturnType<typeof placesOf> | null} */
  let places = null;
  /** Where the ball lies, and by how much it has rolled, in radians. @type {{ x: number, y: number } | null} */
  let seat = null;
  let rolled = 0;

  /** Lay the ball on the curve. @param {Shown} shown @param {ReturnType<typeof placesOf>} on */
  function roll({ place, landscape, across, up, w, value, onCurve, guessed, held }, on) {
    ball.hidden = w === null || w < across.low || w > across.high;
    if (w === null) return;
    const at = seatOf(on, landscape, w, clamp(onCurve ?? value ?? up.high, up.low, up.high));
    const { x, y, turn } = ballOn(at, seat, RADIUS);
    rolled += turn;
    seat = at;
    ball.style.translate = `${x.toFixed(2)}px ${y.toFixed(2)}px`;
    ball.style.setProperty("--rolled", `${rolled.toFixed(3)}rad`);
    setAttribute(ball, "data-guessed", guessed);
    setAttribute(ball, "data-held", held);
    setAttribute(ball, "aria-valuemin", String(across.low));
    setAttribute(ball, "aria-valuemax", String(across.high));
    setAttribute(ball, "aria-valuenow", String(Number(w.toPrecision(6))));
    const name = weightName(place.layer, place.row, place.column);
    setAttribute(ball, "aria-label", t("The ball: {name}", { name }));
    const words = t("{name} is {w}, J is {J}", { name, w: short(w), J: heightText(value, t) });
    setAttribute(ball, "aria-valuetext", words);
  }

  return {
    element: root,
    get seat() {
      return seat;
    },
    /** Another weight: the ball does not roll there. */
    lift() {
      seat = null;
    },
    /** In other colours from now on. */
    recolour() {
      palette = null;
    },
    /** The weight at a place of the chart. @param {number} left pixels */
    weightUnder: (left) => places?.w(left) ?? null,
    /** @param {Shown} shown */
    draw(shown) {
      if (!stack.width) return;
      const { place, landscape, across, up } = shown, { width, height } = stack;
      const name = weightName(place.layer, place.row, place.column), axis = landscape?.head.first;
      palette ??= readPalette(root);
      places = placesOf(across, up, width, height);
      drawLine(stack.clear(0), palette, { landscape, across, up, width, height, name });
      const step = integer(landscape?.head.step);
      setText(keys.curve, t("J at step {step}, exact on all training points", { step }));
      setText(keys.step, stepText(axis ? arrowFactor(places, axis) : 1, t));
      setAttribute(chart, "aria-label", t("J along {name} at step {step}", { name, step }));
      roll(shown, places);
    },
    destroy: () => stack.destroy(),
  };
}
