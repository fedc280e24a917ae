import { follow, NO_RUN, recordOf } from "../../../static/js/shell/run-tracker.js";
import { assertEquals } from "../assert.js";

/** @param {number} epochs */
const history = (epochs) =>
  Float64Array.from(Array.from({ length: epochs + 1 }, (_, i) => [10 * i, i, 1 / (1 + i), NaN]).flat());
/** @param {number} epoch @param {object} [state] @param {object} [training] */
const moment = (epoch, state = {}, training = {}) => /** @type {any} */ ({
  frame: {
    state: {
      step: 10 * epoch,
      epoch,
      running: true,
      time: epoch / 4,
      data_revision: 1,
      loss: { train: 1 / (1 + epoch), test: null },
      accuracy: { train: 0.5, test: null },
      ...state,
    },
  },
  history: history(epoch),
  config: { data: {}, network: {}, training, view: { fps: 30 } },
});
/** @param {ReturnType<typeof moment>[]} moments */
const followed = (...moments) => moments.reduce((run, one) => follow(run, one).run, NO_RUN);

Deno.test("the time in which a run trains is counted, a pause and a long silence are not", () => {
  assertEquals(followed(moment(1), moment(2), moment(3)).seconds, 0.5);
  assertEquals(followed(moment(1), moment(2, { running: false }), moment(2, { time: 9 })).seconds, 0);
  assertEquals(followed(moment(1), moment(2, { time: 60 })).seconds, 1);
});

Deno.test("a run is touched when its data or its recipe change while it runs, not by how it is shown", () => {
  assertEquals(followed(moment(1), moment(2)).touched, false);
  assertEquals(followed(moment(1), moment(2, { data_revision: 2 })).touched, true);
  assertEquals(followed(moment(1), moment(2, {}, { loss: "hinge" })).touched, true);
  assertEquals(followed(moment(0), moment(0, { data_revision: 2 })).touched, false);
  const shown = moment(2);
  shown.config.view = { fps: 10 };
  assertEquals(followed(moment(1), shown).touched, false);
});

Deno.test("a reset ends a run, and the next one begins with nothing counted", () => {
  const before = followed(moment(1), moment(2, { data_revision: 2 }), moment(3, { data_revision: 2 }));
  const { run, ended } = follow(before, moment(0, { data_revision: 2 }));
  assertEquals([ended, run.seconds, run.touched], [true, 0, false]);
  assertEquals(follow(before, moment(4, { data_revision: 2 })).ended, false);
});

Deno.test("a run that has learnt is recorded without how it was shown, one that has not is nothing", () => {
  assertEquals(recordOf(NO_RUN), null);
  assertEquals(recordOf(followed(moment(0))), null);
  const record = recordOf(followed(moment(1), moment(2)));
  assertEquals(record?.recipe, /** @type {any} */ ({ data: {}, network: {}, training: {} }));
  assertEquals([record?.step, record?.epoch, record?.seconds, record?.touched], [20, 2, 0.25, false]);
});
