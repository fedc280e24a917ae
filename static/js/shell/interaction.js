/** What a person acts with and does not see at once: pointers and keys on the views, dialogs, advice. */

import { find } from "../lib/dom.js";
import { readMetrics } from "../net/api.js";
import { createPointFileDrop } from "../panels/data/point-files.js";
import { createFeaturesPointer } from "../panels/feature-space/pointer.js";
import { createLossHover } from "../panels/loss/hover.js";
import { createTimeInput } from "../panels/loss/scrubber.js";
import { createNetworkPointer } from "../panels/network/pointer.js";
import { createWeights } from "../panels/network/weight-popover.js";
import { createPlaneInput } from "../panels/plane/pointer.js";
import { createExportButton } from "./export-button.js";
import { createHelp } from "./help.js";
import { createHiding } from "./hiding.js";
import { createHints } from "./hints.js";
import { createLanguage } from "./language.js";
import { createLessons } from "./lessons.js";
import { createShare } from "./share.js";

/**
 * @typedef {{
 *   diagram: ReturnType<typeof import("../panels/network/view.js").createNetworkView>,
 *   featureSpace: ReturnType<typeof import("../panels/feature-space/view.js").createFeaturesView>,
 * }} Views
 */

/**
 * @param {import("../types.js").Context} context
 * @param {Views} views @param {Parameters<typeof createPointFileDrop>[2]} take what is done with a dropped file
 * @returns {import("../types.js").View[]} what is drawn of it
 */
export function createInteraction(context, { diagram, featureSpace }, take) {
  const { store } = context, weights = createWeights(context), loss = find("#loss");
  createPlaneInput(find("#plane"), context);
  createFeaturesPointer(find("#features"), store, featureSpace);
  createNetworkPointer(diagram, context, weights);
  createTimeInput(loss, context);
  createLossHover(loss, store);
  createPointFileDrop(document, store, take);
  createLanguage(find("#languages"));
  createHelp();
  createLessons(context);
  createShare(context);
  createExportButton(context);
  createHiding(context);
  return [weights, createHints({ ...context, measure: readMetrics })];
}
