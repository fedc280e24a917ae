/** The feature history: the last feature space at several checkpoints, a picture and a line of each. */

import { element, setText } from "../../lib/dom.js";
import { integer, percent } from "../../lib/format.js";
import { createFeatureSpace } from "./feature-space.js";

/** @typedef {import("../../types.js").FeatureSpace} FeatureSpace */

/** What a picture is of: another one is painted only where this is another. @param {FeatureSpace} checkpoint */
export const contentOf = ({ step, units, problem, separability, points }) =>
  JSON.stringify([step, units, problem, separability, points.length, points[0]]);

/**
 * @param {import("../../types.js").Translate} t @param {() => import("../../draw/palette.js").Palette} colours
 */
export function createFeatureHistory(t, colours) {
  const strip = element("ol", { class: "feature-history" });
  /** @type {{ item: HTMLElement, caption: HTMLElement, content: string, picture: ReturnType<typeof createFeatureSpace> }[]} */
  const tiles = [];
  /** Pictures to be painted, one in each drawn frame. @type {(() => void)[]} */
  const waiting = [];

  function add() {
    const box = element("div", { class: "still" }), caption = element("span");
    const item = element("li", {}, box, caption);
    strip.append(item);
    tiles.push({ item, caption, content: "", picture: createFeatureSpace(box, colours) });
  }
  function remove() {
    const tile = tiles.pop();
    tile?.picture.destroy();
    tile?.item.remove();
  }

  return {
    element: strip,
    /** @param {readonly FeatureSpace[]} checkpoints */
    show(checkpoints) {
      while (tiles.length > checkpoints.length) remove();
      while (tiles.length < checkpoints.length) add();
      checkpoints.forEach((checkpoint, i) => {
        const tile = tiles[i], content = contentOf(checkpoint);
        if (tile.content !== content) waiting.push(() => tiles[i]?.picture.show(checkpoint));
        tile.content = content;
        setText(
          tile.caption,
          `${t("epoch {epoch}", { epoch: integer(checkpoint.epoch) })} · ${percent(checkpoint.separability)}`,
        );
      });
    },
    /** Paint one of the pictures that wait; whether there are more. */
    paintNext() {
      waiting.shift()?.();
      return waiting.length > 0;
    },
    /** Paint all of them, in other colours. */
    repaint() {
      for (const { picture } of tiles) picture.paint();
    },
    destroy() {
      while (tiles.length) remove();
    },
  };
}
