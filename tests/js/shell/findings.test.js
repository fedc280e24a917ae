import { assert, assertEquals } from "../assert.js";
import { findings, quietUnits, speaking, THRESHOLDS } from "../../../static/js/shell/findings.js";

/**
 * @typedef {{
 *   regression: boolean, stepsPerEpoch: number, epochs: [number, number | null, number | null][],
 *   changed: number | null, edited: string[], dropout: number, penalty: number, hidden: number,
 *   health: { [epoch: string]: [number, number, number, number | null, number | null, number][] },
 * }} Run
 */

/** Recorded from the engine: `python -m tests.golden.runs`. @type {{ [name: string]: Run }} */
const runs = JSON.parse(Deno.readTextFileSync(new URL("../../golden/runs.json", import.meta.url)));
/** Each kind, and those that would misteach where it is the cause. @type {{ [kind: string]: string[] }} */
const KINDS = {
  plateau: ["short", "vanishing", "shallow"],
  short: ["plateau", "vanishing"],
  vanishing: ["plateau", "short"],
  shallow: ["plateau", "short", "vanishing"],
  dead: ["silenced"],
  silenced: ["dead"],
  saturated: [],
  overfitting: [],
  oscillation: ["dropout"],
  dropout: ["oscillation", "diverging"],
  diverging: ["dropout"],
};

/** Nothing measured, nothing set, nothing edited. */
const CALM = { layers: null, quiet: [], settings: { dropout: 0, penalty: 0, hidden: 2 }, edited: [] };

/** What would be said at each epoch. @param {Run} run */
function saidDuring({ epochs, stepsPerEpoch, health, changed, edited, ...settings }) {
  const history = Float64Array.from(
    epochs.flatMap(([train, test], i) => [i * stepsPerEpoch, i, train ?? NaN, test ?? NaN]),
  );
  /** @type {import("../../../static/js/shell/findings.js").Health[] | null} */
  let layers = null;
  /** @type {number[]} */
  let quiet = [];
  return epochs.map(([, , accuracy], epoch) => {
    const past = changed !== null && epoch >= changed, since = past ? changed : 0;
    layers = epoch === changed ? null : health[epoch]?.map((
      [units, saturated, dead, gradient_norm, update_ratio],
    ) => ({ units, saturated, dead, gradient_norm, update_ratio })) ?? layers;
    quiet = health[epoch]?.map((layer) => layer[5]) ?? quiet;
    return findings({
      history,
      step: epoch * stepsPerEpoch,
      since: since * stepsPerEpoch,
      stepsPerEpoch,
      accuracy,
      layers,
      quiet,
      settings: { ...settings, dropout: past || changed === null ? settings.dropout : 0 },
      edited: past ? edited : [],
    });
  });
}

for (const [name, run] of Object.entries(runs)) {
  const kind = Object.keys(KINDS).find((one) => name.startsWith(`${one}:`));
  const said = saidDuring(run);
  if (kind) {
    Deno.test(`"${name}" is explained`, () => {
      const kinds = said.map((found) => found.map((one) => one.kind));
      assert(kinds.some((found) => found.includes(/** @type {any} */ (kind))), JSON.stringify(kinds.at(-1)));
      const wrong = kinds.flat().filter((one) => KINDS[kind].includes(one));
      assertEquals([...new Set(wrong)], []);
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
    ...CALM,
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
    findings({ history, step: 5, since: 0, stepsPerEpoch: run.stepsPerEpoch, accuracy: 0.7, ...CALM }),
    [],
  );
});

Deno.test("a unit is quiet when all its weights are next to nothing", () => {
  const weights = [{ rows: 3, columns: 2, values: Float32Array.of(1e-6, -1e-5, 0, 0.5, 0, 0) }];
  assertEquals(quietUnits(weights), [2]);
});

Deno.test("units that somebody has silenced are not found dead", () => {
  const layer = { units: 4, saturated: 0, dead: 3, gradient_norm: 1, update_ratio: 0.01 };
  assertEquals(speaking([layer, layer], [[1, 0], [1, 3]]), [{ ...layer, units: 2, dead: 1 }, layer]);
});
