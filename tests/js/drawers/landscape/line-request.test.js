import {
  createLineRequest,
  lineQuery,
  momentOf,
} from "../../../../static/js/drawers/landscape/line-request.js";
import { createStore } from "../../../../static/js/state/store.js";
import { assertEquals } from "../../assert.js";
import { headOf } from "../../landscape.js";
import { createTestServer } from "../../server.js";
import { stateOf } from "../../state.js";

const line = { place: { layer: 1, row: 0, column: 2 }, across: { low: -2, high: 2 } };
const curve = [headOf([0, 1]), { row: 0, values: [4, 2] }].map((part) => JSON.stringify(part) + "\n").join(
  "",
);

/** @param {number} step */
const frameOf = (step) => /** @type {any} */ ({ state: { step, revision: 1 } });

Deno.test("a curve belongs to a weight, an axis and a moment", () => {
  const moment = momentOf(line, frameOf(3));
  assertEquals(momentOf({ ...line }, frameOf(3)), moment);
  const others = [
    momentOf(line, frameOf(4)),
    momentOf({ ...line, across: { low: 0, high: 2 } }, frameOf(3)),
    momentOf({ ...line, place: { ...line.place, column: null } }, frameOf(3)),
  ];
  assertEquals(others.includes(moment), false);
});

Deno.test("the server is asked for 81 values along the weight", () => {
  assertEquals([...lineQuery(line)], [
    ["over", "weight"],
    ["resolution", "81"],
    ["seed", "0"],
    ["parameter", "1,0,2"],
    ["between", "-2,2"],
  ]);
});

Deno.test("a curve is asked for once a moment, one at a time, and not while nothing is wanted", async () => {
  const { asked, answer, wait, end } = createTestServer();
  const store = createStore(stateOf({ drawer: "slope", frame: frameOf(1) }));
  let wanted = /** @type {typeof line | null} */ (null);
  /** @type {string[]} */
  const heard = [];
  const request = createLineRequest({ store, ids: () => ({ id: "one", watch: "two" }) }, () => wanted, {
    read: ({ values }) => void heard.push(`read ${values}`),
    refused: (why) => void (why && heard.push(why)),
  });
  request.refresh();
  assertEquals(asked.length, 0);
  wanted = line;
  request.refresh();
  store.set({ frame: frameOf(2) });
  request.refresh();
  assertEquals(asked.length, 1);
  await answer(curve);
  request.refresh();
  assertEquals([asked.length, heard], [1, ["read 4,2"]]); // for the pause
  wait(200);
  request.refresh();
  assertEquals(asked.length, 2);
  await answer(curve);
  wait(200);
  request.refresh();
  assertEquals(asked.length, 2); // the same moment
  request.destroy();
  end();
});

Deno.test("a refusal is told, and the question asked again in a second", async () => {
  const { asked, answer, wait, end } = createTestServer();
  const store = createStore(stateOf({ drawer: "slope", frame: frameOf(1) }));
  let why = "";
  const request = createLineRequest({ store, ids: () => ({ id: "one", watch: "two" }) }, () => line, {
    read() {},
    refused: (text) => why = text,
  });
  request.refresh();
  await answer({ detail: "no such weight" }, { status: 422 });
  assertEquals(why, "no such weight");
  wait(900);
  request.refresh();
  assertEquals(asked.length, 1);
  wait(200);
  request.refresh();
  assertEquals(asked.length, 2);
  request.destroy();
  end();
});
