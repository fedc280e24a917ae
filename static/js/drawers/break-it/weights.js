/** Single weights that are frozen: one is chosen, and those that are frozen are listed. */

/** @import { Context, State } from "../../types.js" */
/** @import { Place } from "../../model/weights.js" */

import { element, setAttribute, setText } from "../../lib/dom.js";
import { weightName } from "../../model/names.js";
import { weightAt } from "../../model/weights.js";
import { patchOf, setting } from "../../state/settings.js";
import { withLayers } from "../../ui/notation.js";
import { createParameterChoice } from "../../ui/parameter-select.js";
import { isNamed, toggled } from "./places.js";

const FROZEN = "training.frozen_weights";

/** @typedef {[number, number, number | null]} Address */

/** @param {Context} context */
export function createWeightSwitches(context) {
  const { store, update, t } = context;
  /** @type {Place} */
  let place = { layer: 1, row: 0, column: 0 };
  let listed = "";

  /** @param {Address} address */
  const toggle = (address) => update(patchOf(FROZEN, toggled(setting(store.state, FROZEN), address)));
  const choice = createParameterChoice(context, t("Single weight"), (chosen) => {
    place = chosen;
    draw(store.state);
  });
  const button = element("button", {
    class: "boxed",
    onclick: () => toggle([place.layer, place.row, place.column]),
  });
  const list = element("ul", { class: "frozen", "aria-label": t("Frozen weights") });

  /** @param {readonly Address[]} frozen */
  function fill(frozen) {
    list.replaceChildren(...frozen.map((address) => {
      const name = weightName(...address);
      return element(
        "li",
        {},
        element(
          "button",
          {
            class: "boxed",
            "aria-label": t("Let {weight} learn again", { weight: name }),
            onclick: () => toggle(address),
          },
          element("span", {}, ...withLayers(name)),
          "×",
        ),
      );
    }));
  }

  /** @param {State} state */
  function draw(state) {
    if (weightAt(state.frame, place) === null) place = { layer: 1, row: 0, column: 0 };
    choice.show(place);
    /** @type {Address[]} */
    const frozen = setting(state, FROZEN);
    const chosen = isNamed(frozen, [place.layer, place.row, place.column]);
    setText(button, chosen ? t("Let it learn") : t("Freeze"));
    setAttribute(button, "disabled", !chosen && frozen.length >= Number(state.catalog.limits.frozen_weights));
    const key = JSON.stringify(frozen);
    if (key !== listed) fill(frozen);
    listed = key;
  }

  return { element: element("div", { class: "single" }, choice.element, button, list), draw };
}
