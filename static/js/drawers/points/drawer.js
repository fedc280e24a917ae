/**
 * The drawer of points: a table of all of them, their numbers to be typed, sorted by any column. What is edited goes
 * the way of a drag, to be undone like one. Of up to 5,000 rows only those in sight exist.
 */

/** @import { Context, State, View } from "../../types.js" */
/** @import { Hands } from "./row.js" */

import { errorMessage } from "../../lib/error-message.js";
import { nextStroke } from "../../state/edit-group.js";
import { classCount, className, problemOf } from "../../state/settings.js";
import { chosenSplit, typedNumber } from "./edits.js";
import { createOrder } from "./order.js";
import { createPaste } from "./paste.js";
import { createRows } from "./rows.js";
import { createTablePointer, indexAt } from "./pointer.js";
import { scrolledTo, wantedRows } from "./table-keys.js";
import { createTableParts } from "./table-parts.js";
import { inSight } from "./virtual-rows.js";

/** What the classes are called, none where labels are targets; of what is there, not of what is wanted. @param {State} state */
const classesOf = (state) => {
  const there = { ...state, wanted: null };
  if (problemOf(there) === "regression") return [];
  return Array.from({ length: classCount(there) }, (_, label) => className(there, label));
};

/**
 * What the rows do with what is typed into them.
 * @param {Context} context @param {() => void} leave @param {(index: number) => void} erased
 * @returns {Hands}
 */
function createHands({ store, send }, leave, erased) {
  /** What was wrong with the last entry; the next that is taken makes an end of it. @type {string | null} */
  let complaint = null;
  /** @param {string} message */
  const complain = (message) => store.set({ message: complaint = message });
  const content = () => {
    if (complaint !== null && store.state.message === complaint) store.set({ message: null });
    complaint = null;
  };
  /** @param {import("../../types.js").Command} command */
  const enter = (command) => void send(command).then(content, (error) => complain(errorMessage(error)));
  return {
    onNumber: (index, column, value) =>
      enter(typedNumber(store.state.points, index, column, value, nextStroke())),
    onSplit: (index, test) => enter(chosenSplit(index, test)),
    onErase(index) {
      leave();
      send({ type: "remove_points", indices: [index] }).then(
        () => erased(index),
        ({ message }) => store.set({ message }),
      );
    },
    onRefused: complain,
  };
}

/**
 * @param {HTMLElement} root @param {Context & { take: (file: File, pasted?: boolean) => Promise<void> }} context
 *   `take` puts the points of a file in place of all, or where they were pasted asks
 * @returns {View}
 */
export function createPointsTable(root, context) {
  const { store, send, t, take } = context;
  const order = createOrder();
  let kind = "";
  /** The new row to go to once a frame has it. @type {number | null} */
  let awaited = null;
  /** The rank of a row that was erased: the focus stays in the table, where it was. @type {number | null} */
  let vacant = null;

  const redraw = () => void draw(store.state, new Set(), performance.now());
  const addPoint = async () => {
    const { label, points: { labels } } = store.state;
    try {
      await send({ type: "add_points", x: [[0, 0]], y: [label] });
      awaited = labels.length;
    } catch (error) {
      store.set({ message: errorMessage(error) });
    }
  };
  const parts = createTableParts(root, t, {
    sortBy(column) {
      order.sortBy(column);
      parts.scroller.scrollTop = 0;
      redraw();
    },
    addPoint: () => void addPoint(),
    take,
  });
  const { body, scroller } = parts;
  const hands = createHands(context, () => pointer.leave(), (index) => vacant = order.ranks[index]);
  const rows = createRows(body, hands, t);
  const paste = createPaste(root, () => !store.state.watching, take, t("the pasted cells"));
  const editing = () => body.contains(document.activeElement);

  /** @param {number} rank */
  const bringIntoSight = (rank) => {
    const height = parts.rowHeight,
      sight = { top: scroller.scrollTop, height: scroller.clientHeight - height };
    const top = scrolledTo(rank, height, sight);
    if (top !== scroller.scrollTop) scroller.scrollTop = top;
  };
  const pointer = createTablePointer(body, store, {
    /** @param {number} index @param {number} by @param {HTMLElement} from */
    goOn(index, by, from) {
      const rank = Math.min(order.order.length - 1, Math.max(0, order.ranks[index] + by));
      if (rank === order.ranks[index]) return from.blur(); // what was typed is taken at the last row, too
      bringIntoSight(rank);
      redraw();
      rows.control(order.order[rank], `[data-column="${from.dataset.column}"]`)?.focus();
    },
    // What was left alone while it was held may be out of date, and out of order.
    left: () => void requestAnimationFrame(redraw),
  });
  scroller.addEventListener("scroll", redraw);
  const observer = new ResizeObserver(redraw);
  observer.observe(scroller);

  /** @type {View["draw"]} */
  function draw(state, changed, now) {
    if (!root.isConnected || scroller.clientHeight === 0) return false;
    const { points, hover } = state, classes = classesOf(state), total = points.labels.length;
    if (JSON.stringify(classes) !== kind) {
      kind = JSON.stringify(classes);
      rows.clear();
      parts.nameLabels(classes.length === 0);
    }
    const what = { points: changed.has("points"), frame: changed.has("frame") };
    const resized = order.update(state, what, editing(), now), { ranks } = order;
    const due = awaited !== null && awaited < total ? awaited : null;
    if (due !== null) bringIntoSight(ranks[due]);
    if (changed.has("hover") && hover.point !== null && hover.point < total && !pointer.ours && !editing()) {
      bringIntoSight(ranks[hover.point]);
    }
    const sight = inSight(scroller.scrollTop, scroller.clientHeight, parts.rowHeight, total);
    const held = indexAt(document.activeElement);
    const wanted = wantedRows(order.order, ranks, sight, held !== null && rows.has(held) ? held : null);
    rows.draw(state, wanted, ranks, parts.rowHeight, classes);
    parts.tell(order.sort, points.split, state.watching);
    if (due !== null) {
      awaited = null;
      rows.control(due, "input")?.focus();
    }
    if (vacant !== null && resized) {
      const rank = Math.min(vacant, total - 1);
      vacant = null;
      bringIntoSight(rank);
      rows.control(order.order[rank], "button")?.focus();
    }
    return order.waits(editing());
  }

  return {
    draw,
    destroy() {
      pointer.destroy();
      paste.destroy();
      observer.disconnect();
      root.replaceChildren();
    },
  };
}
