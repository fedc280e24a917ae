import { assert, assertEquals } from "../assert.js";
import { findings, THRESHOLDS } from "../../../static/js/shell/findings.js";

/**
 * @typedef {{
 *   regression: boolean, stepsPerEpoch: number, epochs: [number, number | null, number | null][],
 *   health: { [epoch: string]: [number, number, number][] },
 * }} Run
 */

/** Recorded from the engine: `python -m tests.golden.runs`. @type {{ [name: string]: Run }} */
const runs = JSON.parse(Deno.readTextFileSync(new URL("../../golden/runs.json", import.meta.url)));
const KINDS = ["plateau", "dead", "saturated", "overfitting", "oscillation", "diverging"];

/** What would be said at each epoch. @param {Run} run */
function saidDuring({ epochs, stepsPerEpoch, health }) {
  const history = Float64Array.from(
    epochs.flatMap(([train, test], i) => [i * stepsPerEpoch, i, train ?? NaN, test ?? NaN]),
  );
  /** @type {{ units: number, saturated: number, dead: number }[] | null} */
  let layers = null;
  return epochs.map(([, , accuracy], epoch) => {
    layers = health[epoch]?.map(([units, saturated, dead]) => ({ units, saturated, dead })) ?? layers;
    const step = epoch * stepsPerEpoch;
    return findings({ history, step, since: 0, stepsPerEpoch, accuracy, layers });
  });
}

for (const [name, run] of Object.entries(runs)) {
  const kind = KINDS.find((one) => name.startsWith(`${one}:`));
  const said = saidDuring(run);
  if (kind) {
    Deno.test(`"${name}" is explained`, () => {
      const kinds = said.map((found) => found.map((one) => one.kind));
      assert(kinds.some((found) => found.includes(/** @type {any} */ (kind))), JSON.stringify(kinds.at(-1)));
    });
  } else {
    Deno.test(`"${name}" is an ordinary run: nothing is said`, () => {
      assertEquals(
        said.map((found, epoch) => [epoch, found]).filter(([, found]) => /** @type {any} */ (found).length),
        [],
      );
    });
  }
  Deno.test(`"${name}": in the first epochs nothing is said, unless it diverges`, () => {
    const early = said.slice(0, THRESHOLDS.quiet).flat().filter((found) => found.kind !== "diverging");
    assertEquals(early, []);
  });
}

Deno.test("what happened before the data or the training was changed is not held against the run", () => {
  const run = runs["overfitting: a spiral of 80 noisy points"];
  const history = Float64Array.from(
    run.epochs.flatMap(([train, test], i) => [i * run.stepsPerEpoch, i, train, test ?? NaN]),
  );
  const facts = {
    history,
    step: 250 * run.stepsPerEpoch,
    stepsPerEpoch: run.stepsPerEpoch,
    accuracy: 1,
    layers: null,
  };
  assertEquals(findings({ ...facts, since: 0 })[0].kind, "overfitting");
  assertEquals(findings({ ...facts, since: 240 * run.stepsPerEpoch }), []);
});

Deno.test("what lies ahead of the moment on show is not spoken of", () => {
  const run = runs["overfitting: a spiral of 80 noisy points"];
  const history = Float64Array.from(
    run.epochs.flatMap(([train, test], i) => [i * run.stepsPerEpoch, i, train, test ?? NaN]),
  );
  assertEquals(
    findings({ history, step: 5, since: 0, stepsPerEpoch: run.stepsPerEpoch, accuracy: 0.7, layers: null }),
    [],
  );
});
