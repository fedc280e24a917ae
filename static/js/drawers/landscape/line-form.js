/** The line drawer's form: which weight, how wide the axis; and the numbers there. */

import { element, setText } from "../../lib/dom.js";
import { short } from "../../lib/format.js";
import { createParameterChoice } from "../../ui/parameter-select.js";
import { symbolOf } from "../../ui/weight-field.js";

/** Half widths of the axis that one can choose; 0 is "around zero". */
const HALVES = [0, 0.1, 0.5, 2, 10, 50];

/**
 * @param {import("../../types.js").Context} context
 * @param {{ chosen: (place: import("../../model/weights.js").Place) => void, widened: () => void }} on
 */
export function createLineForm(context, { chosen, widened }) {
  const { t } = context;
  const choice = createParameterChoice(context, t("Weight"), chosen);
  const width = element(
    "select",
    { "aria-label": t("Width of the axis"), onchange: widened },
    ...HALVES.map((half) =>
      element("option", { value: half }, half ? t("w ± {half}", { half: short(half) }) : t("around zero"))
    ),
  );
  const facts = { w: element("dd"), J: element("dd"), slope: element("dd"), step: element("dd") };
  const names = { w: element("dt"), slope: element("dt"), step: element("dt") };
  const note = element("p", { class: "trouble", role: "status" });
  return {
    element: element(
      "div",
      { class: "side-of" },
      choice.element,
      element("div", { class: "field" }, element("span", { class: "label" }, t("Width of the axis")), width),
      element(
        "dl",
        { class: "facts" },
        element("div", {}, names.w, facts.w),
        element("div", {}, element("dt", {}, "J"), facts.J),
        element("div", {}, names.slope, facts.slope),
        element("div", {}, names.step, facts.step),
      ),
      note,
    ),
    /** Half the width of the axis, or null: around zero. */
    get half() {
      return Number(width.value) || null;
    },
    /** @param {string} why */
    refuse: (why) => setText(note, why),
    /** The weight that is chosen. @param {import("../../model/weights.js").Place} place */
    choose: (place) => choice.show(place),
    /**
     * @param {import("../../model/weights.js").Place} place @param {ReturnType<typeof import("./line-texts.js").lineFacts>} texts
     * @param {string} optimizer its title
     */
    draw(place, texts, optimizer) {
      names.w.replaceChildren(...symbolOf(place));
      names.slope.replaceChildren("∂J/∂", ...symbolOf(place));
      setText(names.step, t("next step, {optimizer}", { optimizer }));
      setText(facts.w, texts.w);
      setText(facts.J, texts.J);
      setText(facts.slope, texts.slope);
      setText(facts.step, texts.step);
    },
  };
}
