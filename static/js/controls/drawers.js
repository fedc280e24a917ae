/**
 * Drawers under the main screen: a bar of names, and one panel that opens over the page's lower edge, so that nothing
 * above it moves. What a drawer holds is built when it is first opened, and drawn only while it is open.
 */

import { element, find, setAttribute } from "../dom.js";

/** @typedef {import("../types.js").View} View */

/**
 * @param {import("../types.js").Context} context
 * @returns {View & { add: (name: string, title: string, build: (root: HTMLElement) => View) => void }}
 */
export function createDrawers({ store, t }) {
  const section = find(".drawers"), bar = find("#drawer-bar"), panel = find("#drawer");
  /** @type {Map<string, { tab: HTMLButtonElement, root: HTMLElement, build: (root: HTMLElement) => View, view: View | null }>} */
  const drawers = new Map();
  let shown = /** @type {string | null} */ (null);
  const stop = new AbortController(), { signal } = stop;

  const shut = element("button", {
    class: "shut",
    "aria-label": t("Close the drawer"),
    title: t("Close (Escape)"),
    onclick: () => close(),
  }, "×");
  panel.append(shut);

  const close = () => {
    const tab = drawers.get(store.state.drawer ?? "")?.tab;
    const held = panel.contains(document.activeElement);
    store.set({ drawer: null });
    panel.hidden = true;
    if (held) tab?.focus();
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) close();
  }, { signal });

  return {
    /** A drawer of this name; `build` fills its root and draws it from then on. */
    add(name, title, build) {
      const root = element("div", {
        class: "content",
        id: `drawer-${name}`,
        role: "region",
        tabindex: 0, // it scrolls where it is tall, by keyboard too
        "aria-label": title,
      });
      const tab = element("button", {
        "aria-expanded": "false",
        "aria-controls": "drawer",
        "data-drawer": name,
        onclick: () => {
          store.set({ drawer: store.state.drawer === name ? null : name });
          // Where the drawer stands in the page's own flow, it is brought into sight.
          if (store.state.drawer && getComputedStyle(section).position !== "sticky") {
            requestAnimationFrame(() => panel.scrollIntoView({ block: "nearest" }));
          }
        },
      }, title);
      drawers.set(name, { tab, root, build, view: null });
      bar.append(tab);
    },
    draw(state, changed, now) {
      const open = drawers.get(state.drawer ?? "");
      let dirty = changed;
      if (state.drawer !== shown) {
        shown = state.drawer;
        for (const { tab, root } of drawers.values()) {
          setAttribute(tab, "aria-expanded", String(open?.tab === tab));
          if (open?.root !== root) root.remove();
        }
        panel.hidden = !open;
        if (open) {
          panel.append(open.root);
          open.view ??= open.build(open.root);
          // It was not drawn while it was shut: everything may have changed.
          dirty = new Set(/** @type {import("../types.js").Key[]} */ (Object.keys(state)));
        }
      }
      return open?.view?.draw(state, dirty, now);
    },
    destroy() {
      stop.abort();
      for (const { view } of drawers.values()) view?.destroy();
      panel.replaceChildren();
      bar.replaceChildren();
    },
  };
}
