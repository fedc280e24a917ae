/** The time line as a slider that a screen reader can read, and the line above it that says what it can do. */

import { find, setAttribute, setText } from "../../lib/dom.js";
import { integer, loss } from "../../lib/format.js";
import { isPast, timelineOf } from "../../model/loss-history.js";

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
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
      setAttribute(
        chart,
        "aria-valuetext",
        t("epoch {epoch}, train loss {loss}", { epoch: integer(now.epoch), loss: loss(now.loss.train) }),
      );
      const past = isPast(state);
      setAttribute(hint, "data-said", past || now.stopped !== null);
      setText(hint, now.stopped ?? (past ? t("in the past: play goes on from here") : usual));
    },
    destroy() {},
  };
}
