/**
 * The drawer J(w): the loss along one weight or bias, with a ball that is the weight. The curve is asked for again as
 * soon as it has come and the run has gone on; the ball follows every frame, and sets the weight where it is dragged.
 */

import { readLandscape } from "../../net/api.js";
import { errorMessage } from "../../lib/error-message.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer, loss as lossText, short } from "../../lib/format.js";
import { createLatestOnly } from "../../state/latest-only.js";
import { nextStroke } from "../../state/edit-group.js";
import { createPolling } from "../../net/polling.js";
import { axisNumber } from "../../draw/canvas-text.js";
import { weightName } from "../../model/names.js";
import {
  chosenPlaces,
  heightSpan,
  objectiveOf,
  probe,
  queryOf,
  samePlace,
  spanOf,
  valueAt,
} from "../../model/landscape.js";
import { readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { clamp } from "../../model/geometry.js";
import { arrowFactor, drawSlope, placesOf, seatOf } from "./line-chart.js";
import { weightAt } from "../../model/weights.js";
import { symbolOf } from "../../ui/weight-field.js";
import { createParameterChoice } from "../../ui/parameter-select.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("../../model/landscape.js").Span} Span */
/** @typedef {import("../../model/weights.js").Place} Place */

/** Values of a curve. */
const RESOLUTION = 81;
/** Between two questions lie so many milliseconds, and more where an answer takes long. */
const PAUSE = 160, PATIENCE = 1.5;
/** The radius of the ball in pixels, as in the style sheet. */
const RADIUS = 9;
/** Half widths of the axis that one can choose; 0 is "around zero". */
const HALVES = [0, 0.1, 0.5, 2, 10, 50];

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createSlope(root, context) {
  const { store, send, t, ids } = context;
  root.classList.add("landscape", "descent");
  const [least, most] = /** @type {[number, number]} */ (store.state.catalog.limits.weight ?? [-1e6, 1e6]);

  /** @type {Place} */
  let place = chosenPlaces(store.state.probed, store.state.frame, 1)[0];
  /** @type {{ landscape: Landscape, key: string } | null} */
  let answer = null;
  /** @type {Span | null} */
  let across = null, up = /** @type {Span | null} */ (null);
  let key = "";
  /** What the hand wants until a frame contains it. @type {{ value: number, revision: number } | null} */
  let wish = null;
  /** Set while the ball is held. @type {{ stroke: number, offset: number } | null} */
  let hold = null;
  let rolled = 0, seat = /** @type {{ x: number, y: number } | null} */ (null);

  const choice = createParameterChoice(context, t("Weight"), (chosen) => {
    store.set({ probed: probe(store.state.probed, chosen) });
  });
  const width = element(
    "select",
    { "aria-label": t("Width of the axis"), onchange: () => draw(store.state, new Set()) },
    ...HALVES.map((half) =>
      element("option", { value: half }, half ? t("w ± {half}", { half: short(half) }) : t("around zero"))
    ),
  );
  const facts = {
    w: element("dd"),
    J: element("dd"),
    slope: element("dd"),
    step: element("dd"),
  };
  const names = { w: element("dt"), slope: element("dt"), step: element("dt") };
  const note = element("p", { class: "trouble", role: "status" });
  const side = element(
    "div",
    { class: "side-of" },
    choice.element,
    element(
      "div",
      { class: "field" },
      element("span", { class: "label" }, t("Width of the axis")),
      width,
    ),
    element(
      "dl",
      { class: "facts" },
      element("div", {}, names.w, facts.w),
      element("div", {}, element("dt", {}, "J"), facts.J),
      element("div", {}, names.slope, facts.slope),
      element("div", {}, names.step, facts.step),
    ),
    note,
  );
  const ball = element("div", {
    class: "ball",
    role: "slider",
    tabindex: 0,
    "data-edits": true,
    "aria-orientation": "horizontal",
  }, element("i"));
  const chart = element("div", { class: "graph" });
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
  root.append(side, element("div", { class: "views" }, chart, legend));
  let palette = readPalette(root);
  const stack = createStack(chart, 1, () => paint());
  chart.append(ball);

  // ---- asking

  /** Ask for the curve where the present one is no longer that of the run; never twice at once. */
  const refresh = () => {
    if (!inquiry.isOpen() || !across || answer?.key === key || inquiry.waits()) return;
    const wanted = key;
    const query = queryOf({ over: "weight", places: [place], spans: [across], resolution: RESOLUTION });
    void inquiry.ask(
      (id, signal) => readLandscape(id, query, signal, () => {}),
      (landscape) => {
        answer = { landscape, key: wanted };
        up = heightSpan(up, landscape.values);
        setText(note, "");
        paint();
      },
      (why) => setText(note, why),
    );
  };
  const inquiry = createPolling({
    store,
    ids,
    drawer: "slope",
    pause: PAUSE,
    patience: PATIENCE,
    refresh,
    left: () => {},
  });

  // ---- the ball

  const courier = createLatestOnly(
    (/** @type {{ place: Place, value: number, stroke: number }} */ { place: where, value, stroke }) =>
      send({ type: "set_weight", ...where, value, stroke }),
    {
      answered({ revision }) {
        if (wish) wish.revision = revision;
      },
      failed(error) {
        wish = null;
        store.set({ message: errorMessage(error) });
      },
    },
  );
  /** @param {number} value @param {number} stroke */
  const want = (value, stroke) => {
    const bounded = Number(clamp(value, least, most).toPrecision(6));
    wish = { value: bounded, revision: Infinity };
    courier.post({ place, value: bounded, stroke });
    paint();
  };
  /** @param {PointerEvent} event */
  const placeOf = ({ clientX }) => clientX - chart.getBoundingClientRect().left;
  ball.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || store.state.watching || !seat) return;
    ball.setPointerCapture(event.pointerId);
    hold = { stroke: nextStroke(), offset: placeOf(event) - seat.x };
    ball.focus({ preventScroll: true });
    event.preventDefault();
    paint();
  });
  ball.addEventListener("pointermove", (event) => {
    if (!hold || !across || !up) return;
    const places = placesOf(across, up, stack.width, stack.height);
    want(clamp(places.w(placeOf(event) - hold.offset), across.low, across.high), hold.stroke);
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    ball.addEventListener(type, () => {
      hold = null;
      draw(store.state, new Set());
    });
  }
  ball.addEventListener("keydown", (event) => {
    const now = present();
    if (!across || now === null || store.state.watching) return;
    const step = (across.high - across.low) / 200;
    const to = {
      ArrowLeft: now - step,
      ArrowDown: now - step,
      ArrowRight: now + step,
      ArrowUp: now + step,
      PageDown: now - 10 * step,
      PageUp: now + 10 * step,
      Home: across.low,
      End: across.high,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    pressed ??= nextStroke();
    want(to, pressed);
  });
  /** A key that is held down is one stroke. @type {number | undefined} */
  let pressed;
  ball.addEventListener("keyup", () => pressed = undefined);
  ball.addEventListener("blur", () => pressed = undefined);

  const present = () => wish?.value ?? weightAt(store.state.frame, place);

  // ---- drawing

  function paint() {
    if (!stack.width || !across) return;
    const landscape = answer && samePlaceAs(answer.landscape, place) ? answer.landscape : null;
    const span = up ??= heightSpan(null, []);
    drawSlope(stack.clear(0), palette, {
      landscape,
      across,
      up: span,
      width: stack.width,
      height: stack.height,
      name: weightName(place.layer, place.row, place.column),
    });
    const places = placesOf(across, span, stack.width, stack.height);
    tell(landscape, places);
    roll(landscape, places, span);
  }

  /** @param {Landscape | null} landscape @param {ReturnType<typeof placesOf>} places @param {Span} span */
  function roll(landscape, places, span) {
    const w = present();
    const known = wish ? null : objectiveOf(store.state.frame, store.state.config?.training.regularization);
    const rolling = w === null ? null : valueAt(landscape, w);
    const value = known ?? rolling;
    const guessed = known === null && value !== null;
    ball.hidden = w === null || !across || w < across.low || w > across.high;
    setText(facts.w, axisNumber(Number((w ?? NaN).toPrecision(4))));
    setText(facts.J, value === null ? t("not finite") : `${guessed ? "≈ " : ""}${lossText(value)}`);
    if (w === null || !across) return;
    const at = seatOf(places, landscape, w, clamp(rolling ?? value ?? span.high, span.low, span.high));
    const tilt = Math.hypot(1, at.slope);
    const centre = { x: at.x + RADIUS * at.slope / tilt, y: at.y - RADIUS / tilt };
    if (seat) rolled += (at.x - seat.x) * tilt / RADIUS;
    seat = at;
    ball.style.translate = `${centre.x.toFixed(2)}px ${centre.y.toFixed(2)}px`;
    ball.style.setProperty("--rolled", `${rolled.toFixed(3)}rad`);
    setAttribute(ball, "data-guessed", guessed);
    setAttribute(ball, "data-held", hold !== null);
    setAttribute(ball, "aria-valuemin", String(across.low));
    setAttribute(ball, "aria-valuemax", String(across.high));
    setAttribute(ball, "aria-valuenow", String(Number(w.toPrecision(6))));
    const name = weightName(place.layer, place.row, place.column);
    setAttribute(ball, "aria-label", t("The ball: {name}", { name }));
    setAttribute(
      ball,
      "aria-valuetext",
      t("{name} is {w}, J is {J}", {
        name,
        w: short(w),
        J: value === null ? t("not finite") : lossText(value),
      }),
    );
  }

  /** @param {Landscape | null} landscape @param {ReturnType<typeof placesOf>} places */
  function tell(landscape, places) {
    const optimizer = store.state.config?.training.optimizer.name;
    const title = store.state.catalog.optimizers.find(({ name }) => name === optimizer)?.title ?? "";
    names.w.replaceChildren(...symbolOf(place));
    names.slope.replaceChildren("∂J/∂", ...symbolOf(place));
    setText(names.step, t("next step, {optimizer}", { optimizer: title }));
    const axis = landscape?.head.first;
    setText(facts.slope, axis ? axisNumber(Number((axis.gradient ?? NaN).toPrecision(3)) || 0) : "–");
    if (axis?.gradient === null) setText(facts.slope, t("not finite"));
    const factor = axis ? arrowFactor(places, axis) : 1;
    setText(
      facts.step,
      axis?.next_step === null || !axis
        ? "–"
        : `${axis.next_step > 0 ? "+" : ""}${axisNumber(Number(axis.next_step.toPrecision(3)))}`,
    );
    setText(
      keys.curve,
      t("J at step {step}, exact on all training points", { step: integer(landscape?.head.step) }),
    );
    setText(
      keys.step,
      factor > 1 ? t("next step, enlarged {factor} times", { factor: integer(factor) }) : t("next step"),
    );
    setAttribute(
      chart,
      "aria-label",
      t("J along {name} at step {step}", {
        name: weightName(place.layer, place.row, place.column),
        step: integer(landscape?.head.step),
      }),
    );
  }
  chart.setAttribute("role", "group");

  /** @param {import("../../types.js").State} state @param {Set<string>} changed */
  function draw(state, changed) {
    if (!state.frame) return;
    if (changed.has("theme")) palette = readPalette(root);
    if (
      wish && hold === null && !courier.busy && state.frame.state.revision >= wish.revision
    ) wish = null;
    const [chosen] = chosenPlaces(state.probed, state.frame, 1);
    if (!samePlace(chosen, place)) {
      inquiry.cancel();
      hold =
        wish =
        seat =
        across =
        up =
          null;
      place = chosen;
    }
    choice.show(place);
    const now = present();
    if (now === null || !Number.isFinite(now)) return;
    if (!hold) across = spanOf(across, now, Number(width.value) || null);
    const { step, revision } = state.frame.state;
    key = JSON.stringify([place, across, step, revision]);
    paint();
    refresh();
  }

  return {
    draw: (state, changed) => draw(state, changed),
    destroy() {
      inquiry.destroy();
      stack.destroy();
      root.replaceChildren();
    },
  };
}

/** Whether a landscape is one along this weight. @param {Landscape} landscape @param {Place} place */
const samePlaceAs = ({ head: { first } }, { layer, row, column }) =>
  first.layer === layer && first.row === row && first.column === column;
