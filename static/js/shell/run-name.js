/** The name of a run: what sets it apart from the one before it; of the first, what it is. Pure. */

import { short } from "../lib/format.js";
import { layersText } from "../model/names.js";
import { differences } from "../model/run-record.js";

/** @typedef {import("../model/run-record.js").Recipe} Recipe */

/** So many differences make a name. */
const PARTS = 3;

/**
 * @param {Recipe} recipe @param {Recipe | null} previous @param {import("../types.js").Catalog} catalog
 * @param {import("../types.js").Translate} t
 */
export function runName(recipe, previous, catalog, t) {
  const paths = previous ? tellingOf(differences(previous, recipe)) : [];
  const part = partsOf(recipe, catalog, t);
  if (!paths.length) return [part("data.dataset"), part("network.hidden")].join(", ");
  return paths.slice(0, PARTS).map(part).join(", ") + (paths.length > PARTS ? " …" : "");
}

/** A parameter of something that was itself exchanged says little beside it. @param {string[]} paths */
const tellingOf = (paths) =>
  paths.filter((path) =>
    !paths.some((other) =>
      other !== path && other.endsWith(".name") && path.startsWith(other.slice(0, -4)) &&
      !path.endsWith("_rate") && !path.endsWith(".rate")
    )
  );

/**
 * What a path of a recipe says.
 * @param {Recipe} recipe @param {import("../types.js").Catalog} catalog @param {import("../types.js").Translate} t
 * @returns {(path: string) => string}
 */
function partsOf(recipe, catalog, t) {
  /** @param {readonly { name: string, title: string }[]} options @param {string} name */
  const titleOf = (options, name) => options.find((option) => option.name === name)?.title ?? name;
  const lists = /** @type {{ [path: string]: { name: string, title: string }[] }} */ ({
    "data.dataset": catalog.datasets,
    "training.optimizer.name": catalog.optimizers,
    "training.loss": catalog.losses,
    "training.regularization.name": catalog.regularizations,
    "network.initializer": catalog.initializers,
    "network.connections": catalog.connections ?? [],
  });
  return (path) => {
    /** @type {any} */
    const value = path.split(".").reduce((inner, name) => inner?.[name], /** @type {any} */ (recipe));
    if (path === "network.hidden") {
      return layersText(value, (name) => titleOf(catalog.activations, name)) || t("no hidden layer");
    }
    if (path === "network.features") {
      return value.map((/** @type {string} */ name) => titleOf(catalog.features, name)).join(", ");
    }
    if (lists[path]) return titleOf(lists[path], value);
    const title = catalog.fields[path]?.title ?? path.split(".").at(-1)?.replaceAll("_", " ");
    return `${title} ${typeof value === "number" ? short(value) : value ?? "–"}`;
  };
}
