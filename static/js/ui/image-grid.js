/** A gallery of images in a scroller: only those in sight are drawn; arrows walk, a click or Enter picks one. */

/** @import { State, Store } from "../types.js" */

import { createPicture, inks, shadeImage } from "../draw/images.js";
import { readPalette } from "../draw/palette.js";
import { element, setAttribute } from "../lib/dom.js";
import { probedPoint } from "../model/probe.js";
import { imagesOf } from "../state/settings.js";
import { cellAfter, inSight } from "./image-cells.js";

/** The side of a cell with its gap, CSS pixels. */
const CELL = 38;

/**
 * @param {Store} store @param {string} title @param {(point: number, state: State) => string} nameOf what an image is called
 * @param {(point: number) => void} pick
 */
export function createImageGrid(store, title, nameOf, pick) {
  const room = element("div", { class: "room" });
  const scroller = element("div", {
    class: "gallery",
    role: "group",
    "aria-label": title,
    onscroll: () => lay(store.state),
    onkeydown: (/** @type {KeyboardEvent} */ event) => onKey(event),
    onclick: (/** @type {MouseEvent} */ { target }) => {
      const button = target instanceof Element ? target.closest("button") : null;
      if (button) pick(Number(button.dataset.point));
    },
  }, room);
  /** @type {Uint32Array | null} */
  let colours = null;
  /** @type {readonly number[]} */
  let points = [];
  let columns = 1, focused = 0;
  /** @type {{ button: HTMLButtonElement, picture: ReturnType<typeof createPicture> }[]} */
  const cells = [];
  const observer = new ResizeObserver(() => lay(store.state));
  observer.observe(scroller);

  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const next = cellAfter(focused, event.key, columns, points.length);
    if (next === null || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    focused = next;
    const top = Math.floor(next / columns) * CELL;
    scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top + CELL - scroller.clientHeight));
    lay(store.state);
    cells.find(({ button }) => button.tabIndex === 0)?.button.focus();
  };
  /** Put the cells that are in sight into their places. @param {State} state */
  function lay(state) {
    const size = imagesOf(state), { points: { images, labels }, sheet } = state;
    if (!size || !images || !scroller.clientWidth) return;
    const known = colours ??= inks(readPalette(scroller)), probed = probedPoint(state);
    columns = Math.max(1, Math.floor(scroller.clientWidth / CELL));
    const { scrollTop, clientHeight } = scroller;
    const { first, end, rows } = inSight(points.length, columns, CELL, scrollTop, clientHeight);
    if (focused < first || focused >= end) focused = first;
    room.style.height = `${rows * CELL}px`;
    while (cells.length > end - first) cells.pop()?.button.remove();
    while (cells.length < end - first) {
      const canvas = element("canvas", { "aria-hidden": "true" }), button = element("button", {}, canvas);
      cells.push({ button, picture: createPicture(canvas) });
      room.append(button);
    }
    cells.forEach(({ button, picture }, i) => {
      const at = first + i, point = points[at], pixels = sheet.get(images[point]);
      button.dataset.point = String(point);
      button.tabIndex = at === focused ? 0 : -1;
      button.style.transform = `translate(${at % columns * CELL}px, ${Math.floor(at / columns) * CELL}px)`;
      button.style.setProperty("--colour", `var(--class-${labels[point]})`);
      setAttribute(button, "aria-pressed", String(point === probed));
      const name = nameOf(point, state);
      setAttribute(button, "aria-label", name);
      button.title = name;
      picture.paint(size, (words) => pixels ? shadeImage(pixels, size, known, words) : words.fill(0));
    });
  }

  return {
    element: scroller,
    /** Show these, from the first. @param {readonly number[]} of @param {State} state */
    show(of, state) {
      if (of.length !== points.length) scroller.scrollTop = focused = 0;
      points = of;
      lay(state);
    },
    /** @param {State} state @param {ReadonlySet<import("../types.js").Key>} changed */
    draw(state, changed) {
      if (changed.has("theme")) colours = null;
      if (changed.has("sheet") || changed.has("theme") || changed.has("probe")) lay(state);
    },
    destroy: () => observer.disconnect(),
  };
}
