import { errorFigures, layerFigures } from "../../../../static/js/drawers/metrics/figures.js";
import { assertEquals } from "../../assert.js";
import { withPage } from "../../page.js";

const layer = { gradient_norm: 0.012345, update_ratio: 1234.5, units: 8, saturated: 2, dead: 0 };

Deno.test("a layer is told with two digits, and how many of its units are saturated and dead", () =>
  withPage("en", () => {
    assertEquals(layerFigures(layer, false), ["0.012", "1,200", "2 / 8", "0 / 8"]);
    assertEquals(layerFigures({ ...layer, gradient_norm: null, update_ratio: null }, false).slice(0, 2), [
      "–",
      "–",
    ]);
  }));

Deno.test("an output unit cannot be saturated or dead", () =>
  withPage("en", () => assertEquals(layerFigures(layer, true).slice(2), ["", ""])));

Deno.test("R² has three decimals until it is hopeless; an error is written as a loss", () =>
  withPage("en", () => {
    const said = (/** @type {number | null} */ r, /** @type {number | null} */ error) =>
      errorFigures({ r_squared: r, mean_absolute_error: error });
    assertEquals(said(0.98765, 0.1234), ["0.988", "0.123"]);
    assertEquals(said(-123456, 12.3456), ["−123,500", "12.35"]);
    assertEquals(said(null, null), ["–", "–"]);
  }));
