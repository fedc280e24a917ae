/** The session of a first visit, whose address names none: a network that is learning already. Pure. */

/** The lesson that tells most without a word, and how long it plays by itself: a server must not train for nobody. */
export const LESSON = "unfolding", EPOCHS = 300;

/**
 * @param {import("../types.js").Catalog} catalog @param {boolean} still whether motion is unwelcome
 * @returns {import("./session.js").Wanted}
 */
export function firstSession(catalog, still) {
  const lesson = catalog.presets.find(({ name }) => name === LESSON);
  if (!lesson) return {};
  /** @type {any} */
  const { training, ...rest } = lesson.settings;
  return { setup: { ...rest, training: { ...training, stop: { epochs: EPOCHS } } }, play: !still };
}
