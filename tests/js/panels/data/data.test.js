import { assertEquals } from "../../assert.js";
import { hasClassChoice, isDrawn, mostClasses, mostSamples } from "../../../../static/js/panels/data/data.js";

Deno.test("points are drawn from a data set that has a preview; one's own are not", () => {
  assertEquals(isDrawn({ preview: { x: [[0, 0]], y: [0] }, images: null }), true);
  assertEquals(isDrawn({ preview: null, images: null }), false);
});

Deno.test("a data set bounds its points and classes, or leaves them open", () => {
  assertEquals([mostSamples({ most_samples: 150 }), mostSamples({ most_samples: null })], [150, Infinity]);
  assertEquals([mostClasses({ classes: [2, 5] }), mostClasses({ classes: null })], [5, Infinity]);
});

Deno.test("there is a choice of classes where a data set can have more or fewer", () => {
  assertEquals(hasClassChoice({ classes: [2, 5] }), true);
  assertEquals(hasClassChoice({ classes: [3, 3] }), false);
  assertEquals(hasClassChoice({ classes: null }), false);
});
