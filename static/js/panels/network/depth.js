/** What stands around the network diagram: the number of layers, of parameters, a line about what is pointed at. */

import { element, find, setAttribute, setText } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { setting } from "../../state/settings.js";
import { tn } from "../../lib/text.js";
import { pointedLine } from "./words.js";

/** @typedef {import("../../types.js").Hidden} Hidden */

/**
 * @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createNetworkControls({ store, update, t }) {
  const { catalog } = store.state;
  const [least, most] = /** @type {[number, number]} */ (catalog.limits.hidden_layers);
  const count = element("span"), parameters = find("#parameters"), note = find("#network-note");
  const hidden = () => /** @type {Hidden[]} */ (setting(store.state, "network.hidden"));
  const less = element("button", {
    "aria-label": t("One layer less"),
    onclick: () => {
      // A second click may come before the first is drawn.
      if (hidden().length > least) update({ network: { hidden: hidden().slice(0, -1) } });
    },
  }, "−");
  const more = element("button", {
    "aria-label": t("One layer more"),
    onclick: () => {
      // A new layer is like the one before it; the first is like the first of a new session.
      const [first] = catalog.defaults.network.hidden;
      if (hidden().length >= most) return;
      update({ network: { hidden: [...hidden(), hidden().at(-1) ?? first] } });
    },
  }, "+");
  find("#layers").append(less, count, more);

  /** @param {(Node | string)[] | null} parts */
  const say = (parts) => {
    note.classList.toggle("quiet", parts === null);
    note.replaceChildren(...(parts ?? [note.dataset.quiet ?? ""]));
  };

  return {
    draw(state, changed) {
      // Numbers of what is pointed at change with the network.
      if (changed.has("pointed") || state.pointed && (changed.has("frame") || changed.has("theme"))) {
        say(pointedLine(state));
      }
      const layers = hidden().length;
      setText(count, tn("{count} hidden layer", "{count} hidden layers", layers));
      setAttribute(less, "disabled", layers <= least);
      setAttribute(more, "disabled", layers >= most);
      const figure = state.frame?.state.parameters;
      if (figure !== undefined) {
        setText(
          parameters,
          tn("{count} parameter", "{count} parameters", figure, { count: integer(figure) }),
        );
      }
    },
    destroy() {
      find("#layers").replaceChildren();
    },
  };
}
