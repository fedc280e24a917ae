/** The pictures of the surface: from above and as a relief, each with a layer for what moves. */

import { createStack } from "../../draw/canvas-stack.js";
import { readPalette } from "../../draw/palette.js";
import { element, setAttribute } from "../../lib/dom.js";
import { integer } from "../../lib/format.js";
import { drawHeights, drawHere } from "./heat-map.js";
import { drawRelief, drawStanding } from "./relief.js";
import { axisTitles, surfaceLabel } from "./surface-texts.js";

/** @typedef {import("./projection.js").Angles} Angles */
/** @typedef {import("./surface-texts.js").Surface} Surface */
/** @typedef {{ surface: Surface | null, scale: import("./levels.js").Scale | null, angles: Angles, now: [number, number] }} Shown `now`: where the network stands */

/** @param {import("../../types.js").Translate} t @param {() => void} onResize */
export function createSurfaceCharts(t, onResize) {
  const map = element("div", { class: "graph", role: "img" });
  const relief = element("div", {
    class: "graph turnable",
    role: "slider",
    tabindex: 0,
    "aria-label": t("The surface as a relief: arrow keys turn it, Home turns it back"),
    "aria-valuemin": -180,
    "aria-valuemax": 180,
  });
  const above = createStack(map, 2, onResize), solid = createStack(relief, 2, onResize);
  const root = element("div", { class: "both" }, map, relief);
  /** @type {import("../../draw/palette.js").Palette | null} */
  let palette = null;
  const colours = () => palette ??= readPalette(root);

  /** @param {Shown} shown */
  function drawMap({ surface, scale }) {
    if (surface) setAttribute(map, "aria-label", surfaceLabel(surface, scale, t));
    if (!above.width) return;
    const pen = above.clear(0), { width, height } = above;
    if (!surface) return;
    const names = axisTitles(surface);
    drawHeights(pen, colours(), { landscape: surface.landscape, scale, names, width, height });
  }

  /** @param {Shown} shown */
  function drawSolid({ surface, scale, angles }) {
    if (!solid.width) return;
    const pen = solid.clear(0), { width, height } = solid;
    if (surface) {
      const names = axisTitles(surface);
      drawRelief(pen, colours(), { landscape: surface.landscape, scale, angles, names, width, height });
    }
    const [turn, tilt] = [angles.yaw, angles.pitch].map((angle) => Math.round(angle * 180 / Math.PI));
    setAttribute(relief, "aria-valuenow", String(turn));
    setAttribute(
      relief,
      "aria-valuetext",
      t("turned by {turn} degrees, seen from {tilt} degrees above", {
        turn: integer(turn),
        tilt: integer(tilt),
      }),
    );
  }

  /** @param {Shown} shown */
  function drawNow({ surface, scale, angles, now }) {
    if (above.width) {
      const pen = above.clear(1);
      if (surface) drawHere(pen, colours(), surface.landscape.head, now, above.width, above.height);
    }
    if (solid.width) {
      const pen = solid.clear(1), { width, height } = solid;
      if (!surface) return;
      drawStanding(pen, colours(), { landscape: surface.landscape, scale, angles, now, width, height });
    }
  }

  return {
    element: root,
    map,
    relief,
    /** Of the map, in pixels. */
    get size() {
      return { width: above.width, height: above.height };
    },
    colours,
    /** In other colours from now on. */
    recolour() {
      palette = null;
    },
    /** @param {Shown} shown */
    draw(shown) {
      drawMap(shown);
      drawSolid(shown);
      drawNow(shown);
    },
    /** The relief has been turned. @param {Shown} shown */
    turn(shown) {
      drawSolid(shown);
      drawNow(shown);
    },
    /** The network stands elsewhere. @param {Shown} shown */
    move: drawNow,
    destroy() {
      above.destroy();
      solid.destroy();
    },
  };
}
