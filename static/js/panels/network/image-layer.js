/** One layer of a network for images: heading, size, activation, a tile for each unit. */

/** @import { ImageSize, Option } from "../../types.js" */
/** @import { Palette } from "../../draw/palette.js" */

import { createPicture, shadeSigned } from "../../draw/images.js";
import { element, setAttribute, setText } from "../../lib/dom.js";
import { decimal, percent } from "../../lib/format.js";
import { t, tn } from "../../lib/text.js";
import { fillSelect } from "../../ui/field.js";
import { sharesOf, sizesOf, tileSide } from "./image-layout.js";

/**
 * Its selects bear the layer as `data-units` or `data-activation`, its tiles as `data-layer` and `data-unit`:
 * image-pointer.js turns them into settings.
 * @param {number} layer from 1 @param {readonly Option[] | null} activations null for the output
 */
export function createImageLayer(layer, activations) {
  const units = element("select", {
    "data-units": layer,
    "aria-label": t("Units of layer {layer}", { layer }),
  });
  const activation = element("select", {
    "data-activation": layer,
    "aria-label": t("Activation of layer {layer}", { layer }),
  });
  if (activations) fillSelect(activation, activations);
  const sub = element("p", { class: "sub" });
  const head = element(
    "div",
    { class: "head" },
    element("h3", {}, activations ? t("Layer {layer}", { layer }) : t("Output")),
    ...(activations ? [element("div", { class: "row" }, units, activation)] : [sub]),
  );
  const tiles = element("div", { class: "tiles-of-units" });
  const root = element("section", { class: activations ? "image-layer" : "image-layer output" }, head, tiles);
  /** @type {{ button: HTMLButtonElement, picture: ReturnType<typeof createPicture>, name: HTMLElement, value: HTMLElement, share: string }[]} */
  const all = [];
  let offered = "";

  return {
    element: root,
    tiles: all,
    /** What is set. @param {number} count @param {string} function_ @param {readonly [number, number]} limits */
    tell(count, function_, limits) {
      setText(sub, function_);
      const sizes = sizesOf(count, limits).join();
      if (sizes !== offered) {
        units.replaceChildren(
          ...sizes.split(",").map((size) =>
            element("option", { value: size }, tn("{count} unit", "{count} units", Number(size)))
          ),
        );
      }
      offered = sizes;
      if (units.value !== String(count)) units.value = String(count);
      if (activation.value !== function_) activation.value = function_;
    },
    /** So many tiles, with names where they have some. @param {number} count @param {boolean} pictured @param {readonly string[]} names */
    build(count, pictured, names) {
      root.classList.toggle("pictured", pictured);
      root.classList.toggle("few", count <= 12 && !pictured);
      root.classList.toggle("named", names.some((name) => name.length > 2));
      while (all.length > count) all.pop()?.button.remove();
      while (all.length < count) {
        const canvas = element("canvas", { "aria-hidden": "true" }), unit = all.length;
        const name = element("span", { class: "name" }), value = element("span", { class: "value" });
        const button = element(
          "button",
          { class: "tile", tabindex: -1, "data-layer": layer, "data-unit": unit },
          canvas,
          name,
          element("i"),
          value,
        );
        all.push({ button, picture: createPicture(canvas), name, value, share: "" });
        tiles.append(button);
      }
      if (!all.some(({ button }) => button.tabIndex === 0)) all[0].button.tabIndex = 0;
      all.forEach(({ button, name }, unit) => {
        setText(name, names[unit] ?? "");
        button.style.setProperty(
          "--class",
          names[unit] === undefined ? "var(--ink)" : `var(--class-${unit})`,
        );
        setAttribute(
          button,
          "aria-label",
          names[unit] ?? t("Layer {layer}, unit {unit}", { layer, unit: unit + 1 }),
        );
      });
    },
    /**
     * How strongly each unit answers; which is looked at, which is pinned, and the largest inputs of another unit.
     * @param {ArrayLike<number>} a
     * @param {{ looked: number | null, pinned: number | null, largestInputs: readonly { unit: number, product: number }[] }} marked
     */
    answer(a, { looked, pinned, largestInputs }) {
      const shares = sharesOf(a),
        lit = new Map(largestInputs.map(({ unit, product }) => [unit, product < 0 ? "neg" : "pos"]));
      all.forEach((tile, unit) => {
        const { button, value } = tile, share = (shares[unit] ?? 0).toFixed(2);
        if (share !== tile.share) {
          tile.share = share;
          button.style.setProperty("--a", share.replace("-", ""));
          setAttribute(button, "data-sign", share.startsWith("-") ? "neg" : "pos");
        }
        setText(value, activations ? decimal(a[unit], 1) : percent(a[unit]));
        setAttribute(button, "aria-pressed", String(unit === pinned));
        setAttribute(button, "data-looked", unit === looked);
        setAttribute(button, "data-lit", lit.get(unit) ?? null);
      });
    },
    /** Give the tiles their size in the room that there is. */
    layout() {
      if (!root.classList.contains("pictured")) return;
      const room = tiles.clientHeight || 300;
      tiles.style.setProperty("--tile", `${tileSide(all.length, tiles.clientWidth - 2, room - 2)}px`);
    },
    /** The weights of each unit as an image. @param {ArrayLike<number> & { subarray: Float32Array["subarray"] }} values @param {number} scale @param {ImageSize} size @param {Palette} palette */
    paint(values, scale, size, palette) {
      const columns = size.height * size.width * size.channels;
      all.forEach(({ picture }, unit) => {
        const own = values.subarray(unit * columns, (unit + 1) * columns);
        picture.paint(size, (words) => shadeSigned(own, scale, size.channels, palette, words));
      });
    },
  };
}
