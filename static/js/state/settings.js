/** The configuration read by dotted path, the user's unanswered wishes first. Pure. */

/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Patch} Patch */

/**
 * The value at a path such as "training.optimizer.learning_rate": what the user wants, or what the session has.
 * @param {Pick<State, "config" | "wanted" | "catalog">} state @param {string} path @returns {any}
 */
export function setting({ config, wanted, catalog }, path) {
  for (const part of [wanted, config, catalog.defaults]) {
    const value = at(part, path);
    if (value !== undefined) return value;
  }
  return catalog.fields?.[path]?.default;
}

/** @param {unknown} part @param {string} path @returns {any} */
function at(part, path) {
  /** @type {any} */
  let value = part;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = value[name];
  }
  return value;
}

/** What an option of the catalogue is, in a sentence. @param {import("../types.js").Option | undefined} option */
export const sentenceOf = (option) => option?.description ?? option?.what ?? "";

/** The patch that sets one path. @param {string} path @param {unknown} value @returns {Patch} */
export const patchOf = (
  path,
  value,
) => /** @type {Patch} */ (path.split(".").reverse().reduce((inner, name) => ({ [name]: inner }), value));

/** The catalogue's entry of the data set in use. @param {State} state */
export const datasetOf = (state) =>
  state.catalog.datasets.find(({ name }) => name === setting(state, "data.dataset")) ??
    state.catalog.datasets[0];

/** The catalogue's entry of the images that a session has, or null on the plane. @param {Pick<State, "config" | "catalog">} state */
export const imagesOf = ({ config, catalog }) =>
  catalog.datasets.find(({ name }) => name === config?.data.dataset)?.images ?? null;

/**
 * The names of the classes, where they have some: those of the data set, or of points of one's own.
 * @param {State} state @returns {string[]}
 */
function namesOf(state) {
  const dataset = datasetOf(state);
  return (dataset?.preview === null ? state.points.names : dataset?.names) ?? [];
}

/** What a class is called: by its name where the data have names, or else by its number. @param {State} state @param {number} label */
export const className = (state, label) => namesOf(state)[label] ?? String(label);

/** What an output unit is called: of several each by its class. @param {State} state @param {number} unit @param {import("../types.js").Translate} t */
export const outputName = (state, unit, t) =>
  problemOf(state) === "multiclass" ? t("Output of class {k}", { k: className(state, unit) }) : t("Output ŷ");

/** What kind of answer the network gives. @param {State} state @returns {import("../types.js").Problem} */
export function problemOf(state) {
  const dataset = datasetOf(state);
  if (dataset?.kind === "regression") return "regression";
  return classCount(state) === 2 ? "binary" : "multiclass";
}

/** How many classes there are; a data set just chosen may allow fewer or more than the last. @param {State} state */
export function classCount(state) {
  const count = Number(setting(state, "data.classes"));
  const bounds = datasetOf(state)?.classes;
  return bounds ? Math.min(bounds[1], Math.max(bounds[0], count)) : count;
}
