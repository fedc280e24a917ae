/** The rooms of the two spaces: those of images are loaded when a session first has images. */

/** @import { Context, View } from "../types.js" */

import { imagesOf, only } from "../state/space.js";

/**
 * @param {Context} context @param {(view: View) => void} add draws a view from now on
 * @returns {View}
 */
export function createSpaces(context, add) {
  const { store, t } = context, page = document.documentElement;
  let asked = false;

  const load = async () => {
    asked = true;
    try {
      const { createImageRooms } = await import("./image-rooms.js");
      for (const view of await createImageRooms(context)) add(only(true, view));
    } catch (error) {
      console.error(error);
      store.set({ message: t("This part of the page could not be loaded. Load the page again.") });
    }
  };
  return {
    draw(state) {
      const images = imagesOf(state) !== null;
      if (images && !asked) void load();
      const space = images ? "images" : "plane";
      if (page.dataset.space !== space) page.dataset.space = space;
    },
    destroy: () => delete page.dataset.space,
  };
}
