/**
 * The drawer with the surface of J: over two weights, two random directions or the main directions of the run's path,
 * from above and as a relief. It is asked for when the drawer opens and what is wanted changes, on demand, and every few
 * seconds while it trains; the answer comes row by row, and can be cancelled.
 */

import { readLandscape } from "../../net/api.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer, loss as lossText, percent, short } from "../../lib/format.js";
import { createPolling } from "../../net/polling.js";
import { axisNumber } from "../../draw/canvas-text.js";
import { weightName } from "../../model/names.js";
import { chosenPlaces, probe, queryOf, samePlace, spanOf } from "../../model/landscape.js";
import { scaleOf } from "./levels.js";
import { css, readPalette } from "../../draw/palette.js";
import { createStack } from "../../draw/canvas-stack.js";
import { FIRST_ANGLES, turned } from "./projection.js";
import { colourOf, drawHeights, drawHere, placesOf } from "./heat-map.js";
import { drawRelief, drawStanding } from "./relief.js";
import { weightAt } from "../../model/weights.js";
import { createParameterChoice } from "../../ui/parameter-select.js";

/** @typedef {import("../../model/landscape.js").Landscape} Landscape */
/** @typedef {import("../../model/weights.js").Place} Place */
/** @typedef {"weights" | "random" | "path"} Over */
/** @typedef {{ landscape: Landscape, wanted: string, over: Over, places: Place[] }} Shown and what it is a surface over */

/** Values along each axis that one can choose; the server's limit is above. */
const RESOLUTIONS = [21, 41, 61, 101];
/** Between two surfaces lie so many milliseconds, and more where one takes long. */
const PAUSE = 4000, PATIENCE = 2;
/** A path has a moment an epoch, and two directions once it has been at three places. */
const FEWEST_EPOCHS = 2;
/** How far one press of an arrow key turns. */
const TURN = Math.PI / 24;

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createLandscape(root, context) {
  const { store, t, ids } = context;
  root.classList.add("landscape", "surface-of-j");
  let palette = readPalette(root);
  let angles = FIRST_ANGLES;
  let shown = /** @type {Shown | null} */ (null);
  /** @type {import("./levels.js").Scale | null} */
  let scale = null;
  /** What was asked for last, and of which moment of the run. */
  let asked = "", moment = "";
  let seed = 0;
  /** Where the axes of weights go, which hold still while the run goes on. @type {{ place: Place, span: import("../../model/landscape.js").Span }[]} */
  let spans = [];

  // ---- choices

  /** @param {string} name @param {Over} over @param {string} title */
  const option = (name, over, title) =>
    element(
      "label",
      {},
      element("input", {
        type: "radio",
        name,
        value: over,
        checked: store.state.surfaceOver === over,
        onchange: () => store.set({ surfaceOver: over }),
      }),
      title,
    );
  const over = element(
    "div",
    { class: "segments", role: "radiogroup", "aria-label": t("Surface over") },
    option("surface-over", "weights", t("two weights")),
    option("surface-over", "random", t("random")),
    option("surface-over", "path", t("the path")),
  );
  const pair = [0, 1].map((which) =>
    createParameterChoice(context, which ? t("Second weight") : t("First weight"), (place) => {
      const places = chosenPlaces(store.state.probed, store.state.frame, 2);
      const other = places[1 - which];
      if (samePlace(place, other)) return store.set({ probed: [places[1], places[0]] });
      store.set({ probed: which ? probe([other], place) : [place, other] });
    })
  );
  const reseed = element("button", {
    class: "boxed",
    onclick: () => {
      seed = (seed + 1) % 2 ** 31;
      refresh(true);
    },
  }, t("Other directions"));
  const about = element("p", { class: "quiet" });
  const resolution = element(
    "select",
    { "aria-label": t("Values along each axis"), onchange: () => refresh(true) },
    ...RESOLUTIONS.map((count) =>
      element("option", { value: count, selected: count === 41 }, `${integer(count)} × ${integer(count)}`)
    ),
  );
  const again = element("button", { class: "boxed", onclick: () => refresh(true) }, t("Compute now"));
  const always = element("input", { type: "checkbox", checked: true, onchange: () => refresh() });
  const progress = element("progress", {
    max: 1,
    value: 0,
    hidden: true,
    "aria-label": t("Progress of the surface"),
  });
  const cancelling = element("button", {
    class: "boxed cancel",
    hidden: true,
    onclick: () => {
      const share = progress.value;
      cancel();
      always.checked = false;
      setText(trouble, t("Cancelled at {share}.", { share: percent(share) }));
    },
  }, t("Cancel"));
  const trouble = element("p", { class: "trouble", role: "status" });
  const facts = {
    J: element("dd"),
    share: element("dd"),
    gradient: [element("td"), element("td")],
    step: [element("td"), element("td")],
  };
  const names = [element("th", { scope: "col" }), element("th", { scope: "col" })];
  const stepTitle = element("th", { scope: "row" });
  const headTitle = element("dt");
  root.append(
    element(
      "div",
      { class: "side-of" },
      over,
      ...pair.map((choice) => choice.element),
      about,
      reseed,
      element(
        "div",
        { class: "again" },
        resolution,
        again,
        element("label", { class: "check" }, always, t("every few seconds")),
        cancelling,
      ),
      progress,
      trouble,
      element(
        "dl",
        { class: "facts" },
        element("div", {}, headTitle, facts.J),
        element("div", {}, element("dt", {}, t("share of ∇J in this plane")), facts.share),
      ),
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, element("td"), ...names)),
        element(
          "tbody",
          {},
          element("tr", {}, element("th", { scope: "row" }, t("slope of J")), ...facts.gradient),
          element("tr", {}, stepTitle, ...facts.step),
        ),
      ),
    ),
  );

  // ---- pictures

  const map = element("div", { class: "graph", role: "img" });
  const relief = element("div", {
    class: "graph turnable",
    role: "slider",
    tabindex: 0,
    "aria-label": t("The surface as a relief: arrow keys turn it, Home turns it back"),
    "aria-valuemin": -180,
    "aria-valuemax": 180,
  });
  const ramp = element("i", { class: "ramp" });
  const low = element("span"), high = element("span"), under = element("span", { class: "under" });
  const legend = element(
    "p",
    { class: "legend" },
    element("b", {}, "J"),
    low,
    ramp,
    high,
    element("span", {}, t("colour and height are logarithmic")),
  );
  const marks = element(
    "p",
    { class: "key" },
    element("span", { class: "step-key" }, t("the path so far")),
    element("span", { class: "descent-key" }, t("−∇J, as far as it lies in the plane")),
    element("span", { class: "gap-key" }, t("not finite")),
    under,
  );
  root.append(
    element(
      "div",
      { class: "views" },
      element("div", { class: "both" }, map, relief),
      element("div", { class: "keys" }, legend, marks),
    ),
  );
  const above = createStack(map, 2, () => paint()), solid = createStack(relief, 2, () => paint());

  /** @type {{ id: number, x: number, y: number } | null} */
  let held = null;
  relief.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    relief.setPointerCapture(event.pointerId);
  });
  relief.addEventListener("pointermove", (event) => {
    if (held?.id !== event.pointerId) return;
    turn((event.clientX - held.x) / 140, (event.clientY - held.y) / 140);
    held = { ...held, x: event.clientX, y: event.clientY };
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    relief.addEventListener(type, () => held = null);
  }
  relief.addEventListener("keydown", (event) => {
    const by =
      { ArrowLeft: [-TURN, 0], ArrowRight: [TURN, 0], ArrowUp: [0, -TURN], ArrowDown: [0, TURN] }[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey || !by && event.key !== "Home") return;
    event.preventDefault();
    event.stopPropagation();
    if (by) turn(by[0], by[1]);
    else {
      angles = FIRST_ANGLES;
      paintRelief();
    }
  });
  /** @param {number} yaw @param {number} pitch */
  const turn = (yaw, pitch) => {
    angles = turned(angles, yaw, pitch);
    paintRelief();
  };
  map.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (!shown) return;
    const { head, values } = shown.landscape, box = map.getBoundingClientRect();
    const places = placesOf(head, above.width, above.height);
    const alpha = places.first(clientX - box.left), beta = places.second(clientY - box.top);
    const i = nearest(head.first.values, alpha), j = nearest(head.second?.values ?? [0], beta);
    const value = values[j * head.first.values.length + i];
    const inside = clientX - box.left >= places.left && clientY - box.top <= places.bottom;
    setText(
      under,
      inside && j < shown.landscape.rows
        ? t("at the pointer: J = {J}", { J: Number.isFinite(value) ? lossText(value) : t("not finite") })
        : "",
    );
  });
  map.addEventListener("pointerleave", () => setText(under, ""));

  // ---- asking

  /** @param {boolean} is */
  const busy = (is) => {
    progress.hidden = cancelling.hidden = !is;
  };
  const cancel = () => {
    inquiry.cancel();
    busy(false);
  };
  const inquiry = createPolling({
    store,
    ids,
    drawer: "landscape",
    pause: PAUSE,
    patience: PATIENCE,
    refresh: () => refresh(),
    left() {
      if (!progress.hidden) asked = "";
      busy(false);
    },
  });

  /** What is wanted, without the moment of the run. */
  const wish = () => {
    const what = /** @type {Over} */ (store.state.surfaceOver);
    const places = what === "weights" ? chosenPlaces(store.state.probed, store.state.frame, 2) : [];
    const shape = store.state.frame?.weights.map(({ rows, columns }) => [rows, columns]);
    if (places.some((place, i) => !spans[i] || !samePlace(place, spans[i].place))) spans = [];
    spans = places.map((place, i) => {
      const span = spanOf(spans[i]?.span ?? null, weightAt(store.state.frame, place) ?? 0, null);
      return { place, span };
    });
    return {
      over: what,
      places,
      spans: spans.map(({ span }) => span),
      count: Number(resolution.value),
      seed,
      shape,
    };
  };

  /** Ask where something else is wanted, or the run has gone on and it is time. @param {boolean} [now] */
  function refresh(now = false) {
    const { frame } = store.state;
    if (!inquiry.isOpen() || !frame) return;
    const wanted = wish(), key = JSON.stringify(wanted);
    if (wanted.over === "path" && frame.state.epoch < FEWEST_EPOCHS) {
      cancel();
      asked = "";
      setText(trouble, t("Train a few epochs first: a path has to go somewhere before it has directions."));
      return;
    }
    const latest = JSON.stringify([frame.state.step, frame.state.revision]);
    if (!now && key === asked && (!always.checked || latest === moment || inquiry.waits())) return;
    asked = key;
    moment = latest;
    ask(key, wanted);
  }

  /** @param {string} key @param {ReturnType<typeof wish>} wanted */
  function ask(key, wanted) {
    const fresh = shown?.wanted !== key;
    const query = queryOf({ ...wanted, resolution: wanted.count });
    setText(trouble, "");
    busy(true);
    progress.value = 0;
    void inquiry.ask(
      (id, signal) =>
        readLandscape(id, query, signal, (landscape) => {
          if (signal.aborted) return;
          const share = landscape.rows / (landscape.head.second?.values.length ?? 1);
          progress.value = share;
          // Another surface is seen to grow; the same one, later, takes the place of the old one at once.
          if (fresh || share === 1) {
            show({ landscape, wanted: key, over: wanted.over, places: wanted.places });
          }
        }),
      () => busy(false),
      (why) => {
        busy(false);
        setText(trouble, why);
      },
    );
  }

  /** @param {Shown} found */
  function show(found) {
    shown = found;
    scale = scaleOf(found.landscape.values);
    paint();
    tell();
  }

  // ---- drawing

  /** The names of both axes. @returns {[string, string]} */
  const axisNames = () => {
    if (!shown) return ["", ""];
    const { head } = shown.landscape;
    if (shown.over === "weights") {
      const [one, other] = shown.places.map(({ layer, row, column }) => weightName(layer, row, column));
      return [one, other];
    }
    if (shown.over === "random") return ["α", "β"];
    return [head.first, head.second].map((axis, i) => {
      const share = axis?.share;
      return `${"αβ"[i]} · ${percent(share)}`;
    }).slice(0, 2).reduce(
      (pairOf, name, i) => i ? [pairOf[0], name] : [name, ""],
      /** @type {[string, string]} */ (["", ""]),
    );
  };

  /** Where the network stands: live where the axes are weights. @returns {[number, number]} */
  const standing = () => {
    if (!shown) return [0, 0];
    const { first, second } = shown.landscape.head;
    const live = shown.places.map((place) => weightAt(store.state.frame, place));
    return [live[0] ?? first.now, live[1] ?? second?.now ?? 0];
  };

  function paint() {
    paintMap();
    paintRelief();
  }
  function paintMap() {
    if (!above.width) return;
    const pen = above.clear(0);
    if (shown) {
      const { width, height } = above;
      drawHeights(pen, palette, { landscape: shown.landscape, scale, names: axisNames(), width, height });
    }
    paintHere();
  }
  function paintRelief() {
    if (!solid.width) return;
    const pen = solid.clear(0);
    if (shown) {
      const { width, height } = solid;
      drawRelief(pen, palette, {
        landscape: shown.landscape,
        scale,
        angles,
        names: axisNames(),
        width,
        height,
      });
    }
    const degrees = Math.round(angles.yaw * 180 / Math.PI),
      tilt = Math.round(angles.pitch * 180 / Math.PI);
    setAttribute(relief, "aria-valuenow", String(degrees));
    setAttribute(
      relief,
      "aria-valuetext",
      t("turned by {turn} degrees, seen from {tilt} degrees above", {
        turn: integer(degrees),
        tilt: integer(tilt),
      }),
    );
    paintHere();
  }
  function paintHere() {
    const now = standing();
    if (above.width) {
      const pen = above.clear(1);
      if (shown) drawHere(pen, palette, shown.landscape.head, now, above.width, above.height);
    }
    if (solid.width) {
      const pen = solid.clear(1), { width, height } = solid;
      if (shown) {
        drawStanding(pen, palette, { landscape: shown.landscape, scale, angles, now, width, height });
      }
    }
  }

  function tell() {
    if (!shown) return;
    const { head } = shown.landscape, axes = [head.first, head.second], named = axisNames();
    const optimizer = store.state.config?.training.optimizer.name;
    const title = store.state.catalog.optimizers.find(({ name }) => name === optimizer)?.title ?? "";
    setText(headTitle, t("J at step {step}", { step: integer(head.step) }));
    setText(facts.J, head.objective === null ? t("not finite") : lossText(head.objective));
    setText(stepTitle, t("next step"));
    setAttribute(stepTitle, "title", t("next step, {optimizer}", { optimizer: title }));
    axes.forEach((axis, i) => {
      const name = named[i].split(" · ")[0];
      setText(names[i], name);
      setText(facts.gradient[i], number(axis?.gradient ?? null));
      setText(facts.step[i], number(axis?.next_step ?? null));
    });
    setText(facts.share, head.gradient_share === null ? "–" : percent(head.gradient_share, 1));
    setText(low, scale ? axisNumber(Number(scale.low.toPrecision(2))) : "–");
    setText(high, scale ? axisNumber(Number(scale.high.toPrecision(2))) : "–");
    ramp.style.background = `linear-gradient(90deg, ${
      [0, 0.25, 0.5, 0.75, 1].map((at) => css(colourOf(palette, at))).join(", ")
    })`;
    setAttribute(
      map,
      "aria-label",
      t("The surface of J over {first} and {second} at step {step}: from {low} to {high}, here {J}", {
        first: named[0].split(" · ")[0],
        second: named[1].split(" · ")[0],
        step: integer(head.step),
        low: short(scale?.low),
        high: short(scale?.high),
        J: short(head.objective),
      }),
    );
  }
  /** @param {number | null} value */
  const number = (value) => value === null ? "–" : axisNumber(Number(value.toPrecision(3)) || 0);

  return {
    draw(state, changed) {
      if (!state.frame) return;
      if (changed.has("theme")) {
        palette = readPalette(root);
        paint();
        tell();
      } else if (changed.has("frame")) paintHere();
      const places = chosenPlaces(state.probed, state.frame, 2);
      for (const input of over.querySelectorAll("input")) input.checked = input.value === state.surfaceOver;
      pair.forEach((choice, i) => {
        choice.element.hidden = state.surfaceOver !== "weights";
        choice.show(places[i]);
      });
      reseed.hidden = state.surfaceOver !== "random";
      setText(
        about,
        state.surfaceOver === "random"
          ? t("Two random directions; for each unit as long as its own weights.")
          : state.surfaceOver === "path"
          ? t("The two directions in which the run has gone farthest, and how much of its way each explains.")
          : "",
      );
      about.hidden = state.surfaceOver === "weights";
      refresh();
    },
    destroy() {
      inquiry.destroy();
      above.destroy();
      solid.destroy();
      root.replaceChildren();
    },
  };
}

/** The index of the value that is nearest. @param {number[]} values even steps @param {number} value */
function nearest(values, value) {
  const last = values.length - 1;
  if (last < 1) return 0;
  return Math.min(last, Math.max(0, Math.round((value - values[0]) / (values[last] - values[0]) * last)));
}
