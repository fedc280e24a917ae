/** What the training panel offers: which fields the catalogue has, which are read by what is chosen. Pure. */

/** @import { Catalog, Field, Option, Points, Problem, State } from "../../types.js" */

import { setting } from "../../state/settings.js";

/** @typedef {{ path: string, chosenBy: string, options: readonly Option[] }} Dependent a number that only some options read */

/**
 * Whether the named option reads a number; the catalogue lists what each reads.
 * @param {readonly Option[]} options @param {string} name @param {string} number
 */
export const reads = (options, name, number) =>
  options.find((option) => option.name === name)?.numbers?.includes(number) ?? true;

/** The numbers of an option, besides those that always stand there. @param {{ [path: string]: Field }} fields @param {string} part */
export const numbersOf = (fields, part) =>
  Object.keys(fields).filter((path) => path.startsWith(`${part}.`) && !/\.(name|learning_rate)$/.test(path));

/** The numbers that come and go with what is chosen, by their use. @param {Catalog} catalog */
export const dependentsOf = ({ fields, optimizers, schedules = [], connections = [], initializers }) => ({
  optimizer: numbersOf(fields, "training.optimizer").map((path) => ({
    path,
    chosenBy: "training.optimizer.name",
    options: optimizers,
  })),
  schedule: numbersOf(fields, "training.schedule").map((path) => ({
    path,
    chosenBy: "training.schedule.name",
    options: schedules,
  })),
  gamma: { path: "network.gamma", chosenBy: "network.connections", options: connections },
  halfWidth: { path: "network.half_width", chosenBy: "network.initializer", options: initializers },
});

/** Whether what is chosen reads a number. @param {State} state @param {Dependent} number */
export const isRead = (state, { path, chosenBy, options }) =>
  reads(options, setting(state, chosenBy), path.slice(path.lastIndexOf(".") + 1));

/**
 * Whether a loss answers the problem at hand.
 * @param {readonly { name: string, problems?: readonly Problem[] }[]} losses @param {string} name @param {Problem} problem
 */
export function answers(losses, name, problem) {
  const problems = losses.find((loss) => loss.name === name)?.problems;
  return !problems || problems.includes(problem);
}

/** How many points are trained on: a larger batch is a full one. Where there are none, any batch may be chosen. @param {{ points: Pick<Points, "split"> }} state */
export function largestBatch({ points: { split } }) {
  return split.reduce((sum, test) => sum + (test ? 0 : 1), 0) || Infinity;
}
