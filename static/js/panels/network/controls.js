/** What stands around the network diagram: the number of layers, of parameters, a line about what is pointed at. */

/** @import { Context, Hidden, View } from "../../types.js" */

import { element, find, setAttribute, setText } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { setting } from "../../state/settings.js";
import { tn } from "../../lib/text.js";
import { pointedLine } from "./words.js";

/**
 * The hidden layers without the last; null where there must be so many.
 * @param {readonly Hidden[]} hidden @param {number} least
 */
export const oneLess = (hidden, least) => hidden.length > least ? hidden.slice(0, -1) : null;

/**
 * The hidden layers and one more, like the one before it; null where there may be no more.
 * @param {readonly Hidden[]} hidden @param {number} most @param {Hidden} first what the first layer is like
 */
export const oneMore = (hidden, most, first) =>
  hidden.length < most ? [...hidden, hidden.at(-1) ?? first] : null;

/** @param {Context} context @returns {View} */
export function createNetworkControls({ store, update, t }) {
  const { catalog } = store.state;
  const [least, most] = /** @type {[number, number]} */ (catalog.limits.hidden_layers);
  const count = element("span"), parameters = find("#parameters"), note = find("#network-note");
  const hidden = () => /** @type {Hidden[]} */ (setting(store.state, "network.hidden"));
  /** @param {Hidden[] | null} layers */
  const put = (layers) => layers && update({ network: { hidden: layers } });
  // A second click may come before the first is drawn: the limits are looked at with each.
  const less = element("button", {
    "aria-label": t("One layer less"),
    onclick: () => put(oneLess(hidden(), least)),
  }, "−");
  const more = element("button", {
    "aria-label": t("One layer more"),
    // The first layer is like the first of a new session.
    onclick: () => put(oneMore(hidden(), most, catalog.defaults.network.hidden[0])),
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
