/** The layers from the output down: the choice of a unit, its derivatives line by line, and the same in matrices. */

/** @import { Translate } from "../../types.js" */
/** @import { About, LayerChain } from "./chain.js" */
/** @import { Line } from "./formulas.js" */

import { element } from "../../lib/dom.js";
import { formulaBox, math, mo } from "../../ui/mathml.js";
import { shapesOf } from "./chain.js";
import { meanLines, pointLines } from "./formulas.js";
import { matrixLines } from "./matrices.js";
import { figure } from "./parts.js";
import { checkSentence } from "./sentences.js";

/** @typedef {{ chains: LayerChain[], about: About, one: boolean, matrices: boolean }} Shown */

/**
 * @param {Translate} t
 * @param {(layer: number, unit: number) => void} choose
 */
export function createLayers(t, choose) {
  const root = element("div", { class: "layers" });

  /** @param {LayerChain} chain @param {(label: number) => string} nameOf what a class is called */
  function unitChoice({ layer, unit, units, last }, nameOf) {
    const named = last && units > 1;
    const choice = element(
      "select",
      {
        "aria-label": t("Unit of layer {layer}", { layer }),
        "data-layer": layer,
        onchange: () => choose(layer, Number(choice.value)),
      },
      ...Array.from(
        { length: units },
        (_, i) =>
          element(
            "option",
            { value: i, selected: i === unit },
            named ? t("class {k}", { k: nameOf(i) }) : t("unit {unit}", { unit: i + 1 }),
          ),
      ),
    );
    return choice;
  }

  /** @param {Line} line */
  const rowOf = ({ symbols, numbers, value, check, lit }) =>
    element(
      "li",
      { "data-lit": JSON.stringify(lit) },
      formulaBox(
        t("A derivative, in symbols and in numbers"),
        math([...symbols, ...numbers.length ? [mo("="), ...numbers] : []]),
      ),
      element(
        "p",
        {},
        math([mo("="), figure(value)]),
        check && element("span", {}, checkSentence(check, t)),
      ),
    );

  /** @param {LayerChain} chain @param {Shown} shown */
  function sectionOf(chain, { about, one, matrices }) {
    const { layer } = chain, lines = one ? pointLines(chain, about) : meanLines(chain, about);
    const heading = chain.last ? t("Layer {layer}, the output", { layer }) : t("Layer {layer}", { layer });
    return element(
      "section",
      {},
      element("h3", {}, heading, chain.residual ? t(", residual") : "", unitChoice(chain, about.nameOf)),
      element("ul", {}, ...lines.map(rowOf)),
      matrices &&
        formulaBox(
          t("Layer {layer} in matrices", { layer }),
          ...matrixLines(chain, shapesOf(about.trace, layer)).map((parts) => math(parts, { block: true })),
        ),
    );
  }

  return {
    element: root,
    /** Build all anew; the focus stays, and what was scrolled stays scrolled. @param {Shown} shown */
    draw(shown) {
      const focus = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.layer;
      const scrolled = [...root.querySelectorAll(".formula")].map((box) => box.scrollLeft);
      root.replaceChildren(...shown.chains.map((chain) => sectionOf(chain, shown)));
      [...root.querySelectorAll(".formula")].forEach((box, i) => box.scrollLeft = scrolled[i] ?? 0);
      if (focus) {
        /** @type {HTMLElement | null} */ (root.querySelector(`[data-layer="${focus}"]`))?.focus();
      }
    },
  };
}
