/** The theme: light, dark, or as the system says; remembered by the browser. */

import { find, setAttribute, svg } from "../lib/dom.js";
import { readText, writeText } from "../lib/storage.js";
import { css, markColour, readPalette } from "../draw/palette.js";

/** @typedef {import("../types.js").State["themeChoice"]} Choice */

const NAME = "theme";
const ORDER = /** @type {Choice[]} */ (["auto", "light", "dark"]);
const ICONS = {
  auto: "M9 1.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM9 3v12A6 6 0 0 0 9 3z",
  light:
    "M9 5.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM8.2.8h1.6v2.6H8.2zm0 13.8h1.6v2.6H8.2zM.8 8.2h2.6v1.6H.8zm13.8 0h2.6v1.6h-2.6zM2.6 3.8l1.2-1.2 1.8 1.9-1.1 1.1zm9.8 9.7 1.1-1.1 1.9 1.8-1.2 1.2zM2.6 14.2l1.9-1.8 1.1 1.1-1.8 1.9zm9.8-9.7 1.8-1.9 1.2 1.2-1.9 1.8z",
  dark: "M7.2 2A7.2 7.2 0 1 0 16 10.8 6 6 0 0 1 7.2 2z",
};

/** What was chosen last, or auto. @returns {Choice} */
export function rememberedTheme() {
  const choice = /** @type {Choice} */ (readText(NAME));
  return ORDER.includes(choice) ? choice : "auto";
}

const system = () => matchMedia("(prefers-color-scheme: dark)");

/** What a choice comes to now. @param {Choice} choice @returns {import("../types.js").State["theme"]} */
export const effectiveTheme = (choice) => choice === "auto" ? system().matches ? "dark" : "light" : choice;

/**
 * @param {import("../types.js").Context} context
 * @returns {import("../types.js").View}
 */
export function createTheme({ store, t }) {
  const button = find("#theme");
  const names = { auto: t("Theme: as the system"), light: t("Theme: light"), dark: t("Theme: dark") };
  const query = system();

  /** @param {Choice} themeChoice */
  const apply = (themeChoice) => {
    // The attribute first: who hears of the change reads the new colours.
    const root = document.documentElement;
    setAttribute(root, "data-theme", themeChoice === "auto" ? null : themeChoice);
    // Marks beside text have the very colours of those on the plane.
    const palette = readPalette(document.body);
    palette.classes.forEach((colour, k) =>
      root.style.setProperty(`--mark-${k}`, css(markColour(palette, colour)))
    );
    store.set({ themeChoice, theme: effectiveTheme(themeChoice) });
  };
  const next = () => {
    const choice = ORDER[(ORDER.indexOf(store.state.themeChoice) + 1) % ORDER.length];
    writeText(NAME, choice);
    apply(choice);
  };
  const follow = () => apply(store.state.themeChoice);
  button.addEventListener("click", next);
  query.addEventListener("change", follow);
  apply(store.state.themeChoice);

  return {
    draw(state, changed) {
      if (!changed.has("themeChoice")) return;
      setAttribute(button, "aria-label", names[state.themeChoice]);
      setAttribute(button, "title", names[state.themeChoice]);
      button.replaceChildren(svg(
        "svg",
        { viewBox: "0 0 18 18", "aria-hidden": "true" },
        svg("path", { "fill-rule": "evenodd", d: ICONS[state.themeChoice] }),
      ));
    },
    destroy() {
      button.removeEventListener("click", next);
      query.removeEventListener("change", follow);
    },
  };
}
