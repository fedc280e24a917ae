/**
 * Drawers under the main screen: a bar of names, and one panel that opens over the page's lower edge, so that nothing
 * above it moves. What a drawer holds is loaded and built when it is first opened, and drawn only while it is open.
 */

import { element, find, setAttribute } from "../lib/dom.js";
import { imagesOf } from "../state/settings.js";

/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").DrawerContext} DrawerContext */
/** @typedef {import("../drawers/index.js").Drawer} Listed */
/** @typedef {{ tab: HTMLButtonElement, root: HTMLElement, load: Listed["load"], plane: boolean, loading: boolean, failed: boolean, view: View | null }} Drawer */

/** Whether a drawer is one that only the plane has, and there are images: then it says so. @param {Drawer} drawer @param {import("../types.js").State} state */
function isAway({ plane, root, tab }, state) {
  const away = plane && imagesOf(state) !== null, said = root.querySelector(".why-not");
  root.classList.toggle("away", away);
  if (!away) said?.remove();
  else if (!said) {
    const why = element("p", { class: "why-not" });
    root.prepend(why);
    import("../drawers/why-not.js").then(({ WHY_NOT }) =>
      why.textContent = WHY_NOT[tab.dataset.drawer ?? ""]
    );
  }
  return away;
}

/**
 * @param {DrawerContext} context what each drawer is given @param {readonly Listed[]} listed
 * @returns {View}
 */
export function createDrawerBar(context, listed) {
  const { store, t } = context;
  const section = find(".drawers"), bar = find("#drawer-bar"), panel = find("#drawer");
  /** @type {Map<string, Drawer>} */
  const drawers = new Map();
  let shown = /** @type {string | null} */ (null), drawn = /** @type {View | null | undefined} */ (null);
  /** Whether a drawer was opened by hand and has not been drawn yet. */
  let arriving = false;
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
  section.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !store.state.drawer) return;
    event.preventDefault();
    close();
  }, { signal });

  /** @param {Drawer} drawer */
  const fill = async (drawer) => {
    const notice = element("p", { class: "quiet", role: "status" }, t("Loading…"));
    drawer.loading = true;
    drawer.root.replaceChildren(notice);
    try {
      drawer.view = (await drawer.load())(drawer.root, context);
      notice.remove();
    } catch (error) {
      console.error(error);
      drawer.failed = true;
      // A server that was started anew may have other files: only the page can be loaded again.
      notice.replaceChildren(
        t("This part of the page could not be loaded. Load the page again."),
        " ",
        element("button", { class: "boxed", onclick: () => location.reload() }, t("Load again")),
      );
    }
    drawer.loading = false;
  };

  for (const { name, title, load, plane = false } of listed) {
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
        arriving = store.state.drawer !== null;
      },
    }, title);
    drawers.set(name, { tab, root, load, plane, loading: false, failed: false, view: null });
    bar.append(tab);
  }

  return {
    draw(state, changed, now) {
      const open = drawers.get(state.drawer ?? "");
      if (state.drawer !== shown) {
        shown = state.drawer;
        for (const { tab, root } of drawers.values()) {
          setAttribute(tab, "aria-expanded", String(open?.tab === tab));
          if (open?.root !== root) root.remove();
        }
        panel.hidden = !open;
        if (open) {
          panel.append(open.root);
          open.failed = false; // tried again
        }
      }
      if (open && isAway(open, state)) {
        drawn = null;
        return false;
      }
      if (open && !open.view && !open.loading && !open.failed) void fill(open);
      if (open?.loading) return true;
      // A view that was not drawn while it was shut may find everything changed.
      const dirty = open?.view === drawn
        ? changed
        : new Set(/** @type {import("../types.js").Key[]} */ (Object.keys(state)));
      drawn = open?.view;
      const again = drawn?.draw(state, dirty, now);
      if (drawn && arriving) {
        arriving = false;
        // Where the drawer stands in the page's own flow, it is brought into sight.
        if (getComputedStyle(section).position !== "sticky") panel.scrollIntoView({ block: "nearest" });
      }
      return again;
    },
    destroy() {
      stop.abort();
      for (const { view } of drawers.values()) view?.destroy();
      panel.replaceChildren();
      bar.replaceChildren();
    },
  };
}
