/** The space of inputs that a session has: the plane, or images of some size. */

/** @import { Key, State, View } from "../types.js" */

/** The catalogue's entry of the images in use, or null on the plane. @param {Pick<State, "config" | "catalog">} state */
export const imagesOf = ({ config, catalog }) =>
  catalog.datasets.find(({ name }) => name === config?.data.dataset)?.images ?? null;

/**
 * A view that is drawn in one of the spaces only; when that comes back, everything counts as changed.
 * @param {boolean} images @param {View} view @returns {View}
 */
export function only(images, view) {
  let away = false;
  return {
    draw(state, changed, now) {
      if ((imagesOf(state) !== null) !== images) {
        away = true;
        return false;
      }
      const dirty = away ? new Set(/** @type {Key[]} */ (Object.keys(state))) : changed;
      away = false;
      return view.draw(state, dirty, now);
    },
    destroy: () => view.destroy(),
  };
}
