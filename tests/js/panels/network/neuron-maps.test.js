import { mapsOf } from "../../../../static/js/panels/network/neuron-maps.js";
import { assertEquals } from "../../assert.js";

const neurons = { resolution: 2, count: 3, bytes: Uint8Array.from({ length: 12 }, (_, i) => i) };

Deno.test("a frame's maps are handed to the layers in order", () => {
  const maps = mapsOf(neurons, [2, 1]);
  assertEquals(maps?.map((layer) => layer.map((map) => [...map])), [
    [[0, 1, 2, 3], [4, 5, 6, 7]],
    [[8, 9, 10, 11]],
  ]);
});

Deno.test("maps of another architecture are not shown", () => {
  assertEquals(mapsOf(neurons, [2, 2]), null);
  assertEquals(mapsOf(null, [3]), null);
});
