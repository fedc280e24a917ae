/** The choice of what a twin has different: two menus and a button. */

import { element } from "../../lib/dom.js";
import { differencesToTry } from "./differences.js";

/** @typedef {import("./differences.js").Difference} Difference */
/** @typedef {import("./differences.js").Value} Value */

/**
 * What the menus show: the kind that was chosen or the first one, its values, and which of them; of another kind the
 * first. Pure.
 * @param {Difference[]} differences @param {string} kind @param {number} value
 */
export function chosenOf(differences, kind, value) {
  const found = differences.find(({ name }) => name === kind), chosen = found ?? differences[0];
  return { kind: chosen, index: found && found.values[value] ? value : 0 };
}

/**
 * @param {import("../../types.js").Context} context @param {(difference: Value) => void} onStart told the value under its
 *   full title
 */
export function createDifferenceChoice({ store, t }, onStart) {
  let offered = "";
  const kinds = element("select", { "aria-label": t("What is different"), onchange: () => show(0) });
  const values = element("select", { "aria-label": t("How it is different") });
  const start = element("button", { class: "strong", onclick: () => begin() }, t("Start both"));

  /** @param {number} index of the value to choose */
  const show = (index) => {
    const differences = differencesToTry(store.state, t);
    const chosen = chosenOf(differences, kinds.value, index);
    kinds.replaceChildren(...differences.map(({ name, title }) => element("option", { value: name }, title)));
    kinds.value = chosen.kind?.name ?? "";
    values.replaceChildren(
      ...(chosen.kind?.values ?? []).map(({ title }, i) => element("option", { value: i }, title)),
    );
    values.value = String(chosen.index);
  };
  const begin = () => {
    const { kind, index } = chosenOf(differencesToTry(store.state, t), kinds.value, Number(values.value));
    const value = kind?.values[index];
    if (value) {
      onStart({ title: t("{name}: {text}", { name: kind.title, text: value.title }), patch: value.patch });
    }
  };

  return {
    element: element(
      "div",
      { class: "form", "data-edits": true },
      element(
        "p",
        { class: "quiet" },
        t("A second network learns beside this one: the same points, the same seed, one thing different. Both start anew and stay at the same epoch."),
      ),
      element("div", { class: "pair" }, kinds, values, start),
    ),
    /** Offer what can be different now. */
    draw() {
      const text = JSON.stringify(differencesToTry(store.state, t));
      if (text === offered) return;
      offered = text;
      show(Number(values.value));
    },
  };
}
