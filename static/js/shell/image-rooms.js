/** The rooms of images, loaded when a session first has some: input, network, feature space, and their style. */

/** @import { Context, View } from "../types.js" */

import { element, find } from "../lib/dom.js";
import { createImageSheet } from "../net/image-sheet.js";
import { createImageSpace } from "../panels/feature-space/image-view.js";
import { createFeaturesPointer } from "../panels/feature-space/pointer.js";
import { createImageInput } from "../panels/image-input/panel.js";
import { createImagePointer } from "../panels/network/image-pointer.js";
import { createImageNetwork } from "../panels/network/image-view.js";

/** @param {Context} context @returns {Promise<View[]>} what is drawn of them */
export async function createImageRooms(context) {
  createImageSheet(context);
  await style();
  const place = element("div", { class: "image-space space" });
  find(".panel.features").append(place);
  const featureSpace = createImageSpace(place, context);
  createFeaturesPointer(place, context.store, featureSpace);
  const network = createImageNetwork(find(".panel.network"), context);
  createImagePointer(network.element, context);
  return [
    createImageInput(find(".panel.output"), context),
    featureSpace,
    network,
  ];
}

/** The style of these rooms, in force when it resolves. @returns {Promise<void>} */
const style = () =>
  new Promise((resolve, reject) => {
    document.head.append(element("link", {
      rel: "stylesheet",
      href: new URL("../../css/images.css", import.meta.url).href,
      onload: resolve,
      onerror: reject,
    }));
  });
