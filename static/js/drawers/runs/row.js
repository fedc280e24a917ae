/** A kept run in the list: its curve, its figures, and what can be done with it. */

import { element } from "../../lib/dom.js";
import { integer, loss as lossText, percent } from "../../lib/format.js";
import { sparkline } from "./sparkline.js";

/** @typedef {import("../../types.js").KeptRun} KeptRun */
/** @typedef {import("../../types.js").Translate} Translate */
/**
 * @typedef {{
 *   goBack: (run: KeptRun) => void, preview: (run: KeptRun | null) => void, remove: (run: KeptRun) => void,
 *   startRenaming: (run: KeptRun) => void, finishRenaming: (run: KeptRun, title: string | null) => void,
 * }} Actions `finishRenaming` with null leaves the name as it is
 */

/** The longest name, in characters. */
const LONGEST_NAME = 80;

/** What a run is called. @param {KeptRun} run */
export const nameOf = (run) => run.title ?? run.name;

/** How long a run was and how far it came; the test's accuracy goes before that of the training. Pure. @param {KeptRun} run @param {Translate} t */
export function figuresOf({ epoch, seconds, loss, accuracy }, t) {
  const right = accuracy.test ?? accuracy.train;
  return [
    t("{epoch} epochs", { epoch: integer(epoch) }),
    t("train {loss}", { loss: lossText(loss.train) }),
    loss.test === null ? "" : t("test {loss}", { loss: lossText(loss.test) }),
    right === null ? "" : percent(right, 1),
    t("{seconds} s", { seconds: integer(seconds) }),
  ];
}

/** @param {KeptRun} run @param {Translate} t @param {boolean} renaming @param {Actions} actions */
export function runRow(run, t, renaming, actions) {
  const name = nameOf(run);
  return element(
    "li",
    {},
    renaming ? nameField(run, t, actions) : backButton(run, t, actions),
    element("button", {
      class: "link",
      "aria-label": t("Rename {name}", { name }),
      onclick: () => actions.startRenaming(run),
    }, t("rename")),
    element("button", {
      class: "link",
      "aria-label": t("Delete {name}", { name }),
      onclick: () => actions.remove(run),
    }, t("delete")),
  );
}

/** The run as a button: pointed at, its curve is seen; pressed, one goes back to it. @param {KeptRun} run @param {Translate} t @param {Actions} actions */
const backButton = (run, t, { goBack, preview }) =>
  element(
    "button",
    {
      class: "back",
      "data-edits": true,
      title: run.touched
        ? t("Something was changed while it ran: a new start will not be quite the same")
        : t("Back to this run: its settings, from its first weights"),
      onclick: () => goBack(run),
      onpointerenter: () => preview(run),
      onpointerleave: () => preview(null),
      onfocus: () => preview(run),
      onblur: () => preview(null),
    },
    sparkline(run),
    element("span", { class: "name" }, run.touched ? `${nameOf(run)} *` : nameOf(run)),
    element("span", { class: "result" }, ...figuresOf(run, t).map((text) => element("span", {}, text))),
  );

/** The name, to be typed anew. @param {KeptRun} run @param {Translate} t @param {Actions} actions */
function nameField(run, t, { finishRenaming }) {
  const input = element("input", {
    type: "text",
    value: nameOf(run),
    maxlength: LONGEST_NAME,
    "aria-label": t("Name of the run"),
    onkeydown: (event) => {
      if (event.key === "Enter") finishRenaming(run, input.value.trim());
      if (event.key === "Escape") finishRenaming(run, null);
      if (event.key === "Escape" || event.key === "Enter") event.preventDefault();
    },
    onblur: () => finishRenaming(run, input.value.trim()),
  });
  queueMicrotask(() => {
    input.focus();
    input.select();
  });
  return input;
}
