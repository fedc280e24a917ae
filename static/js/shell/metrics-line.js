/** The metrics line of the header, and the same for screen readers, said every few seconds. */

import { find, setText } from "../lib/dom.js";
import { integer, loss, percent } from "../lib/format.js";
import { problemOf } from "../state/settings.js";

/** While it runs, a screen reader hears the figures once in so many milliseconds. */
const SAY_EVERY = 5000;

/**
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createMetricsLine({ t }) {
  const figures = Object.fromEntries(
    ["epoch", "step", "train-loss", "test-loss", "train-accuracy", "test-accuracy"]
      .map((name) => [name, find(`#figure-${name}`)]),
  );
  const accuracies = document.querySelectorAll(".figures .accuracy");
  const spoken = find("#spoken");
  let said = -Infinity, ran = false;

  return {
    draw(state, changed, now) {
      const figure = state.frame?.state;
      if (!figure || !changed.has("frame")) return;
      setText(figures.epoch, integer(figure.epoch));
      setText(figures.step, integer(figure.step));
      setText(figures["train-loss"], loss(figure.loss.train));
      setText(figures["test-loss"], loss(figure.loss.test));
      setText(figures["train-accuracy"], percent(figure.accuracy?.train, 1));
      setText(figures["test-accuracy"], percent(figure.accuracy?.test, 1));
      const regression = problemOf(state) === "regression";
      for (const accuracy of accuracies) accuracy.toggleAttribute("hidden", regression);

      const turned = ran !== figure.running;
      if (turned || figure.running && now - said > SAY_EVERY || !figure.running && now - said > 1000) {
        said = now;
        ran = figure.running;
        const running = figure.running ? t("Running") : t("Paused");
        setText(
          spoken,
          t("{state}, step {step}, train loss {train}, test loss {test}", {
            state: running,
            step: integer(figure.step),
            train: loss(figure.loss.train),
            test: loss(figure.loss.test),
          }),
        );
      }
    },
    destroy() {},
  };
}
