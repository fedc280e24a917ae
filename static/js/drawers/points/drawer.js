/**
 * The drawer of points: a table of all of them, their numbers to be typed, sorted by any column. What is edited goes
 * the way of a drag, to be undone like one. Of up to 5,000 rows only those in sight exist.
 */

import { answersOf } from "./predictions.js";
import { errorMessage } from "../../lib/error-message.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { nextStroke } from "../../state/edit-group.js";
import { classCount, problemOf } from "../../state/settings.js";
import { inSight, orderBy } from "./virtual-rows.js";
import { createPointRow } from "./row.js";

/** @typedef {import("../../types.js").State} State */
/** @typedef {"index" | "x1" | "x2" | "label" | "split" | "output" | "loss"} Column */
/** @typedef {import("./predictions.js").Answers} Answers */

/** While it trains, rows sorted by what the network says are put in order again so often, milliseconds. */
const RESORT = 600;
/** A page key goes so many rows. */
const PAGE = 10;
/** What the network says, and thus changes while it trains. @type {Column[]} */
const SAID = ["output", "loss"];

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context & { take: (file: File) => Promise<void> }} context
 *   `take` puts the points of a file in place of all
 * @returns {import("../../types.js").View}
 */
export function createPointsTable(root, context) {
  const { store, send, act, t, take } = context;
  /** @type {Map<number, import("./row.js").PointRow>} */
  const rows = new Map();
  let sort = /** @type {{ column: Column, descending: boolean }} */ ({ column: "index", descending: false });
  let order = new Uint32Array(0), ranks = new Uint32Array(0);
  let ordered = false, outdated = false, orderedAt = -Infinity, kind = "";
  /** Whether the row that is pointed at was set by us. */
  let ours = false;
  /** The new row to go to once a frame has it. @type {number | null} */
  let awaited = null;
  /** The rank of a row that was erased: the focus stays in the table, where it was. @type {number | null} */
  let vacant = null;

  // ---- what stands around the rows

  const columns = /** @type {[Column, string, string][]} */ ([
    ["index", "#", t("Number")],
    ["x1", "x₁", ""],
    ["x2", "x₂", ""],
    ["label", t("class"), ""],
    ["split", t("train/test"), ""],
    ["output", "ŷ", t("What the network answers")],
    ["loss", t("loss"), t("The loss of this point alone")],
  ]);
  const heads = columns.map(([column, title, hint]) => {
    const button = element("button", { title: hint || null, onclick: () => sortBy(column) }, title);
    return { column, button, cell: element("div", { role: "columnheader" }, button) };
  });
  const head = element(
    "div",
    { class: "point-row head", role: "row" },
    ...heads.map(({ cell }) => cell),
    element("div", { role: "columnheader" }, element("span", { class: "spoken" }, t("Erase"))),
  );
  const body = element("div", { class: "point-rows", role: "rowgroup" });
  const table = element("div", { role: "table", "aria-label": t("All points") }, head, body);
  const scroller = element("div", { class: "scroller" }, table);

  const file = element("input", {
    type: "file",
    accept: ".csv,.tsv,.txt,.json,text/csv,application/json",
    "aria-label": t("A file of points"),
    hidden: true,
    onchange: () => {
      const [chosen] = file.files ?? [];
      file.value = ""; // the same file may be chosen again
      if (chosen) void take(chosen);
    },
  });
  const add = element("button", { class: "boxed", onclick: () => addPoint() }, t("Add a point"));
  const choose = element("button", { class: "boxed", onclick: () => file.click() }, t("Choose a file…"));
  const count = element("p", { role: "status" });
  root.classList.add("points");
  root.append(
    scroller,
    element(
      "div",
      { class: "about" },
      count,
      element("div", { class: "pair" }, add, choose, file),
      element(
        "p",
        { class: "quiet keys-hint" },
        t("Type a number, or choose a class. Enter and the arrow keys go from row to row; what you change can be undone."),
      ),
      element(
        "p",
        { class: "quiet" },
        t("A file has the columns x1, x2, label and perhaps split, as CSV or JSON; dropping it on the page does the same."),
      ),
    ),
  );

  // ---- editing

  /** @type {import("./row.js").Hands} */
  const hands = {
    onNumber(index, column, value) {
      const { x } = store.state.points;
      if (column === "label") {
        return act({ type: "relabel", indices: [index], y: value, stroke: nextStroke() });
      }
      const place = [x[2 * index], x[2 * index + 1]];
      place[column === "x1" ? 0 : 1] = value;
      act({ type: "move_point", index, x: place, stroke: nextStroke() });
    },
    onSplit: (index, test) => act({ type: "set_split", indices: [index], split: test ? "test" : "train" }),
    onErase(index) {
      leave();
      send({ type: "remove_points", indices: [index] }).then(
        () => vacant = ranks[index],
        ({ message }) => store.set({ message }),
      );
    },
    onRefused: (message) => store.set({ message }),
  };

  const addPoint = async () => {
    const { label, points: { labels } } = store.state;
    try {
      await send({ type: "add_points", x: [[0, 0]], y: [label] });
      awaited = labels.length;
    } catch (error) {
      store.set({ message: errorMessage(error) });
    }
  };

  // ---- order

  /** @param {Column} column */
  const sortBy = (column) => {
    sort = { column, descending: sort.column === column && !sort.descending };
    ordered = false;
    scroller.scrollTop = 0;
    draw(store.state, new Set(), performance.now());
  };

  /** @param {State} state @returns {ArrayLike<number>} */
  const keysOf = ({ points, frame, config }) => {
    const { x, labels, split } = points, { column } = sort;
    if (column === "label") return labels;
    if (column === "split") return split;
    if (column === "x1" || column === "x2") {
      return x.filter((_, i) => i % 2 === Number(column === "x2"));
    }
    const answers = SAID.includes(column) && frame && config ? answersOf(frame, config, points) : null;
    if (column === "loss" && answers) return answers.loss;
    if (column === "output" && answers) {
      // Of several classes first by the class, then by how sure it is.
      const several = frame?.state.problem === "multiclass";
      return answers.output.map((output, i) => several ? answers.predicted[i] + output / 2 : output);
    }
    return labels.map((_, i) => i);
  };

  /** @param {State} state @param {number} now */
  const arrange = (state, now) => {
    order = orderBy(keysOf(state), sort.descending);
    ranks = new Uint32Array(order.length);
    order.forEach((index, rank) => ranks[index] = rank);
    [ordered, outdated, orderedAt] = [true, false, now];
  };

  const editing = () => body.contains(document.activeElement);
  const rowHeight = () => head.offsetHeight || 30;

  /** @param {number} rank */
  const bringIntoSight = (rank) => {
    const height = rowHeight(), top = rank * height, room = scroller.clientHeight - height;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room;
  };

  /** @param {number} rank @param {string} column */
  const goTo = (rank, column) => {
    if (rank < 0 || rank >= order.length) return;
    bringIntoSight(rank);
    draw(store.state, new Set(), performance.now());
    const control = rows.get(order[rank])?.row.querySelector(`[data-column="${column}"]`);
    if (control instanceof HTMLElement) control.focus();
  };

  // ---- pointer and keys

  /** @param {EventTarget | null} target */
  const indexAt = (target) => {
    const row = target instanceof Element ? target.closest(".point-row[data-index]") : null;
    return row instanceof HTMLElement ? Number(row.dataset.index) : null;
  };
  /** @param {Event} event */
  const point = ({ target }) => {
    const index = indexAt(target), { hover, points: { x } } = store.state;
    if (index === null || index === hover.point || 2 * index >= x.length) return;
    ours = true;
    store.set({ hover: { ...hover, point: index, place: [x[2 * index], x[2 * index + 1]] } });
  };
  function leave() {
    if (!ours) return;
    ours = false;
    store.set({ hover: { ...store.state.hover, point: null, place: null } });
  }
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const { target, key } = event, index = indexAt(target);
    if (
      index === null || !(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey
    ) return;
    const column = target.dataset.column, typed = target instanceof HTMLInputElement;
    if (!column || event.shiftKey && key !== "Enter") return;
    const by = key === "Enter"
      ? event.shiftKey ? -1 : 1
      : typed
      ? { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key]
      : undefined;
    if (by === undefined) return;
    event.preventDefault();
    const rank = Math.min(order.length - 1, Math.max(0, ranks[index] + by));
    if (rank !== ranks[index]) goTo(rank, column);
    else target.blur(); // what was typed is taken at the last row, too
  };
  body.addEventListener("pointerover", point);
  body.addEventListener("focusin", point);
  body.addEventListener("pointerleave", leave);
  body.addEventListener("focusout", () => {
    leave();
    // What was left alone while it was held may be out of date, and out of order.
    requestAnimationFrame((now) => draw(store.state, new Set(), now));
  });
  body.addEventListener("keydown", onKey);
  scroller.addEventListener("scroll", () => draw(store.state, new Set(), performance.now()));
  const observer = new ResizeObserver(() => draw(store.state, new Set(), performance.now()));
  observer.observe(scroller);

  // ---- drawing

  /** @param {State} state */
  const rebuild = (state) => {
    const regression = problemOf({ ...state, wanted: null }) === "regression";
    const classes = regression ? 0 : classCount({ ...state, wanted: null });
    const wanted = `${classes}`;
    if (wanted === kind) return classes;
    kind = wanted;
    rows.clear();
    body.replaceChildren();
    setText(heads[3].button, regression ? t("target") : t("class"));
    return classes;
  };

  /** @param {State} state */
  const tellHeads = ({ points: { labels, split } }) => {
    for (const { column, cell } of heads) {
      const by = column === sort.column ? sort.descending ? "descending" : "ascending" : null;
      setAttribute(cell, "aria-sort", by);
    }
    const test = split.reduce((sum, one) => sum + one, 0);
    const values = {
      number: integer(labels.length),
      train: integer(labels.length - test),
      test: integer(test),
    };
    setText(count, t("{number} points: {train} train, {test} test", values));
    setAttribute(table, "aria-rowcount", String(labels.length + 1));
  };

  /** The rows that are to exist, in their order: those in sight, and the one that is being edited. */
  const wantedRows = () => {
    const [first, last] = inSight(scroller.scrollTop, scroller.clientHeight, rowHeight(), order.length);
    const wanted = [...order.subarray(first, last)];
    const held = indexAt(document.activeElement);
    if (held !== null && held < order.length && rows.has(held)) {
      if (ranks[held] < first) wanted.unshift(held);
      if (ranks[held] >= last) wanted.push(held);
    }
    return wanted;
  };

  /** @type {import("../../types.js").View["draw"]} */
  function draw(state, changed, now) {
    if (!root.isConnected || scroller.clientHeight === 0) return false;
    const { points, frame, config, hover, drag } = state;
    const classes = rebuild(state), total = points.labels.length;
    const said = SAID.includes(sort.column);
    outdated ||= changed.has("points") || said && changed.has("frame");
    const changes = total !== order.length;
    if (changes || !ordered || outdated && !editing() && (!said || now - orderedAt > RESORT)) {
      arrange(state, now);
    }
    if (awaited !== null && awaited < total) bringIntoSight(ranks[awaited]);
    if (changed.has("hover") && hover.point !== null && hover.point < total && !ours && !editing()) {
      bringIntoSight(ranks[hover.point]);
    }
    const height = rowHeight(), wanted = wantedRows(), kept = new Set(wanted);
    body.style.height = `${total * height}px`;
    for (const [index, { row }] of rows) {
      if (kept.has(index)) continue;
      row.remove();
      rows.delete(index);
    }
    const shown = Uint32Array.from(wanted);
    const part = {
      x: Float32Array.from({ length: 2 * shown.length }, (_, i) => points.x[2 * shown[i >> 1] + i % 2]),
      labels: Float32Array.from(shown, (index) => points.labels[index]),
    };
    const answers = frame && config ? answersOf(frame, config, part) : null;
    wanted.forEach((index, at) => {
      let one = rows.get(index);
      if (!one) rows.set(index, one = createPointRow(index, { classes }, hands, t));
      if (body.children[at] !== one.row) body.insertBefore(one.row, body.children[at] ?? null);
      one.row.style.transform = `translateY(${ranks[index] * height}px)`;
      setAttribute(one.row, "aria-rowindex", String(ranks[index] + 2));
      one.tell(
        {
          x: drag?.index === index ? drag.x : [part.x[2 * at], part.x[2 * at + 1]],
          label: part.labels[at],
          test: points.split[index] === 1,
          output: answers?.output[at] ?? NaN,
          predicted: answers?.predicted[at] ?? -1,
          loss: answers?.loss[at] ?? NaN,
        },
        hover.point === index,
        state.watching,
      );
    });
    tellHeads(state);
    setAttribute(add, "disabled", state.watching);
    setAttribute(choose, "disabled", state.watching);
    if (awaited !== null && awaited < total) {
      const input = rows.get(awaited)?.row.querySelector("input");
      awaited = null;
      input?.focus();
    }
    if (vacant !== null && changes) {
      const rank = Math.min(vacant, total - 1);
      vacant = null;
      bringIntoSight(rank);
      rows.get(order[rank])?.row.querySelector("button")?.focus();
    }
    return outdated && said && !editing();
  }

  const shut = store.subscribe((changed) => {
    if (changed.has("drawer")) leave(); // no pointer leaves what is taken away
  });

  return {
    draw,
    destroy() {
      leave();
      shut();
      observer.disconnect();
      root.replaceChildren();
    },
  };
}
