/** The rooms of the two spaces: those of images are loaded when a session first has images. */

/** @import { Context, Key, View } from "../types.js" */

import { imagesOf } from "../state/settings.js";

/**
 * @param {Context} context @param {(view: View) => void} add draws a view from now on
 * @param {(error: unknown) => void} failed
 * @returns {View}
 */
export function createSpaces(context, add, failed) {
  const { dataset } = document.documentElement;
  let asked = false;
  return {
    draw(state) {
      const images = imagesOf(state) !== null, space = images ? "images" : "plane";
      if (dataset.space !== space) dataset.space = space;
      if (asked || !images) return;
      asked = true;
      import("./image-rooms.js").then(({ createImageRooms }) => createImageRooms(context))
        .then((views) => views.forEach((view) => add(only(true, view))), failed);
    },
    destroy() {},
  };
}

/**
 * A view that is drawn in one of the spaces only; when that comes back, everything counts as changed.
 * @param {boolean} images @param {View} view @returns {View}
 */
export function only(images, view) {
  let away = false;
  return {
    draw(state, changed, now) {
      const back = away;
      away = (imagesOf(state) !== null) !== images;
      if (away) return false;
      return view.draw(state, back ? new Set(/** @type {Key[]} */ (Object.keys(state))) : changed, now);
    },
    destroy: () => view.destroy(),
  };
}
