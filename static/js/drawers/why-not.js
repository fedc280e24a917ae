/** What is said in place of a drawer that only the plane has, where there are images. */

import { t } from "../lib/text.js";

/** By the drawer's name. @type {{ [name: string]: string }} */
export const WHY_NOT = {
  "neuron": t(
    "A neuron is drawn over the plane. For images, the network above shows the weights and the activation of each unit of layer 1.",
  ),
  "loss": t(
    "The losses of single points are drawn for the plane. For images, the metrics show which are misclassified.",
  ),
  "chain": t(
    "The chain rule is written out for points of the plane: an image has too many terms for a page.",
  ),
  "step-by-step": t("A step is written out for points of the plane: an image has too many terms for a page."),
  "unfolding": t(
    "The plane is unfolded; images have none. Their feature space above shows how the layers separate the classes.",
  ),
  "twin": t(
    "Twins are compared over the plane; images have none. Runs can be compared in the drawer “Runs”.",
  ),
  "points": t("The table lists points of the plane. Images are in the gallery under the drawing pad."),
};
