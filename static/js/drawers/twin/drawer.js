/**
 * The twin: a second network on the same points with one thing different, at the same epoch as the first. The server
 * ties the two (docs/decisions); the page shows the twin's plane and feature space, and its curve in the loss chart.
 */

import { createTwin } from "../../net/api.js";
import { element } from "../../lib/dom.js";
import { errorMessage } from "../../lib/error-message.js";
import { createDifferenceChoice } from "./choice.js";
import { connectTwin } from "./connection.js";
import { createTwinPictures } from "./pictures.js";

/**
 * @param {HTMLElement} root @param {import("../../types.js").Context} context
 * @returns {import("../../types.js").View}
 */
export function createTwinDrawer(root, context) {
  const { store, send, ids } = context;
  /** @type {{ pictures: import("../../types.js").View, close: () => void } | null} */
  let twin = null;
  let starting = false;
  const choice = createDifferenceChoice(context, (difference) => void start(difference));
  const stage = element("div", { class: "stage-twin" });
  root.classList.add("twin");
  root.append(choice.element, stage);

  /** @param {import("./differences.js").Value} difference */
  const start = async ({ title, patch }) => {
    const id = ids()?.id;
    if (!id || starting) return;
    starting = true;
    try {
      const session = await createTwin(id, patch);
      twin?.close();
      twin = show(String(session.id), title);
      await send({ type: "reset" });
      await send({ type: "play" });
    } catch (error) {
      store.set({ message: errorMessage(error) });
    } finally {
      starting = false;
    }
  };

  /** @param {string} id @param {string} title */
  const show = (id, title) => {
    const connection = connectTwin(id, store, () => {
      pictures.destroy();
      twin = null;
    });
    const own = { ...context, store: connection.store, send: connection.send };
    const pictures = createTwinPictures(stage, context, own, title, connection.close);
    return { pictures, close: connection.close };
  };

  return {
    draw(state, changed, now) {
      twin?.pictures.draw(state, changed, now);
      if (changed.has("config") || changed.has("wanted") || changed.has("drawer")) choice.draw();
    },
    destroy() {
      twin?.close();
      root.replaceChildren();
    },
  };
}
