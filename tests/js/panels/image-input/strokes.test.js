import { assertEquals } from "../../assert.js";
import { begun, carriedOn, drawn, spotOf } from "../../../../static/js/panels/image-input/strokes.js";

const pen = { colour: [0, 0, 0], width: 0.1 };

Deno.test("a place on the pad is a share of its sides, and never outside", () => {
  const box = { left: 100, top: 50, width: 200, height: 200 };
  assertEquals(spotOf({ clientX: 150, clientY: 150 }, box), { x: 0.25, y: 0.5 });
  assertEquals(spotOf({ clientX: 0, clientY: 999 }, box), { x: 0, y: 1 });
});

Deno.test("a stroke is begun and carried on; what was there stays as it was", () => {
  const one = begun([], { x: 0, y: 0 }, pen), more = carriedOn(one, [{ x: 0.1, y: 0 }, { x: 0.1001, y: 0 }]);
  assertEquals(one[0].line.length, 1);
  assertEquals(more[0].line, [{ x: 0, y: 0 }, { x: 0.1, y: 0 }]);
  assertEquals(carriedOn(more, [{ x: 0.1, y: 0 }]) === more, true);
  assertEquals(carriedOn([], [{ x: 0, y: 0 }]), []);
});

Deno.test("what is drawn is probed, an empty pad is not", () => {
  assertEquals(drawn(begun([], { x: 0, y: 0 }, pen)).probe, "drawing");
  assertEquals(drawn([]), { strokes: [], probe: null });
});
