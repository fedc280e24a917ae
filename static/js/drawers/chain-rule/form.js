/** What is asked: of one point or the mean of all, and whether in matrices too; and what came of it. */

/** @import { Context } from "../../types.js" */

import { element, setText } from "../../lib/dom.js";
import { createPointField } from "../../ui/point-field.js";

/**
 * @param {Pick<Context, "store" | "t">} context
 * @param {{ point: (point: number | null) => void, matrices: () => void }} on a point, or all with null
 */
export function createChainForm(context, on) {
  const { t } = context;
  const field = createPointField(context, on.point);
  const mode = element(
    "select",
    {
      "aria-label": t("Of what"),
      onchange: () => on.point(mode.value === "mean" ? null : field.point),
    },
    element("option", { value: "point" }, t("one point")),
    element("option", { value: "mean" }, t("all training points")),
  );
  const matrices = element("input", { type: "checkbox", onchange: on.matrices });
  const about = element("p", { class: "quiet" });
  const trouble = element("p", { class: "trouble", role: "status" });
  return {
    elements: [
      element(
        "div",
        { class: "ask" },
        mode,
        element("label", { class: "of" }, element("span", {}, t("Point")), field.element),
        element("label", { class: "check" }, matrices, t("in matrices")),
        about,
      ),
      trouble,
    ],
    /** Whether the matrices are wanted. */
    get matrices() {
      return matrices.checked;
    },
    /** @param {string} moment which one is told */
    tell: (moment) => setText(about, moment),
    /** @param {string} why */
    refuse: (why) => setText(trouble, why),
    /** @param {number | null} point @param {number} count how many points there are */
    draw(point, count) {
      mode.value = point === null ? "mean" : "point";
      field.element.disabled = point === null;
      field.draw(point, count);
    },
  };
}
