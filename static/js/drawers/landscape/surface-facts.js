/** The numbers beside the surface: J and ∇J as a list, slope and next step of each axis as a table. */

import { withLayers } from "../../ui/notation.js";
import { element, setAttribute, setText } from "../../lib/dom.js";

/** @param {import("../../types.js").Translate} t */
export function createSurfaceFacts(t) {
  const title = element("dt"), J = element("dd"), share = element("dd");
  const names = [element("th", { scope: "col" }), element("th", { scope: "col" })];
  const slopes = [element("td"), element("td")], steps = [element("td"), element("td")];
  const stepTitle = element("th", { scope: "row" }, t("next step"));
  return {
    elements: [
      element(
        "dl",
        { class: "facts" },
        element("div", {}, title, J),
        element("div", {}, element("dt", {}, t("share of ∇J in this plane")), share),
      ),
      element(
        "table",
        {},
        element("thead", {}, element("tr", {}, element("td"), ...names)),
        element(
          "tbody",
          {},
          element("tr", {}, element("th", { scope: "row" }, t("slope of J")), ...slopes),
          element("tr", {}, stepTitle, ...steps),
        ),
      ),
    ],
    /** @param {ReturnType<typeof import("./surface-texts.js").surfaceFacts>} facts */
    draw(facts) {
      setText(title, facts.title);
      setText(J, facts.J);
      setText(share, facts.share);
      setAttribute(stepTitle, "title", facts.optimizer);
      for (const i of [0, 1]) {
        names[i].replaceChildren(...withLayers(facts.names[i]));
        setText(slopes[i], facts.slopes[i]);
        setText(steps[i], facts.steps[i]);
      }
    },
  };
}
