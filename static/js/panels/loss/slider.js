/** The time line as a slider that a screen reader can read, and the line above it that says what it can do. */

/** @import { Context, State, Translate, View } from "../../types.js" */

import { find, setAttribute, setText } from "../../lib/dom.js";
import { integer, loss } from "../../lib/format.js";
import { isPast, timelineOf } from "../../model/loss-history.js";

/** The moment on show as it is read aloud. @param {{ epoch: number, loss: { train: number | null } }} now @param {Translate} t */
export const momentText = ({ epoch, loss: { train } }, t) =>
  t("epoch {epoch}, train loss {loss}", { epoch: integer(epoch), loss: loss(train) });

/**
 * What there is to say of the time line: why training has stopped, or that the moment on show is past; else null.
 * @param {State} state @param {Translate} t
 */
export const hintOf = (state, t) =>
  state.frame?.state.stopped ?? (isPast(state) ? t("in the past: play goes on from here") : null);

/** @param {Context} context @returns {View} */
export function createTimeControls({ t }) {
  const chart = find("#loss"), hint = find("#time-hint");
  const usual = hint.textContent ?? "";

  return {
    draw(state, changed) {
      const now = state.frame?.state;
      if (!now || !changed.has("frame") && !changed.has("history")) return;
      const { first, last } = timelineOf(state, 0, 0);
      setAttribute(chart, "aria-valuemin", String(first));
      setAttribute(chart, "aria-valuemax", String(last));
      setAttribute(chart, "aria-valuenow", String(now.step));
      setAttribute(chart, "aria-valuetext", momentText(now, t));
      const said = hintOf(state, t);
      setAttribute(hint, "data-said", said !== null);
      setText(hint, said ?? usual);
    },
    destroy() {},
  };
}
