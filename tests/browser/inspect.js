/** What an eye would object to, asked of the page itself; each function returns a list of complaints. */
({
  /** Text that is smaller than `least` CSS pixels, wherever it can be seen. */
  small(least) {
    const complaints = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (!node.textContent.trim() || holder.closest("script, style, noscript, option")) continue;
      if (!holder.checkVisibility({ visibilityProperty: true })) continue;
      const size = parseFloat(getComputedStyle(holder).fontSize);
      if (size < least - 0.01) complaints.push(`${size}px: ${node.textContent.trim().slice(0, 40)}`);
    }
    for (const holder of document.querySelectorAll("select, input, textarea")) {
      const size = parseFloat(getComputedStyle(holder).fontSize);
      if (holder.checkVisibility() && size < least - 0.01) complaints.push(`${size}px: ${holder.id || holder.ariaLabel}`);
    }
    return complaints;
  },

  /** The element that has the focus: its name, and what is wrong with how it shows; null when it is the page. */
  focus() {
    const on = document.activeElement;
    if (!on || on === document.body) return null;
    const name = `${on.tagName.toLowerCase()}#${on.id} ${on.ariaLabel ?? on.textContent.trim().slice(0, 30)}`;
    const outlined = (element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    };
    const holder = on.closest("label");
    if (!outlined(on) && !(holder && outlined(holder))) return { name, wrong: "has no visible focus" };
    const box = (holder && !outlined(on) ? holder : on).getBoundingClientRect();
    if (box.width < 1 || box.height < 1) return { name, wrong: "has no size" };
    const seen = [[0.5, 0.5], [0.15, 0.5], [0.85, 0.5]].some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      return top && (top === on || top.contains(on) || on.contains(top) || holder?.contains(top));
    });
    return { name, wrong: seen ? null : "is covered, or out of sight" };
  },

  /** Whether the page is wider than the window, and which boxes of text or controls lie on each other. */
  collisions() {
    const complaints = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) complaints.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);

    /** What of a box is left by the scrolling boxes it lies in, and the layer it floats in. */
    const place = (element, box) => {
      let { left, top, right, bottom } = box;
      let layer = document.body;
      for (let at = element; at && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (at !== element && style.overflow !== "visible") {
          const clip = at.getBoundingClientRect();
          left = Math.max(left, clip.left), right = Math.min(right, clip.right);
          top = Math.max(top, clip.top), bottom = Math.min(bottom, clip.bottom);
        }
        if (layer === document.body && ["fixed", "sticky"].includes(style.position)) layer = at;
      }
      return { element, layer, left, top, right, bottom };
    };
    const items = [];
    const seen = (element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest(".spoken, .callout, [inert]") && !/inset/.test(getComputedStyle(element).clipPath);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (!node.textContent.trim() || holder.closest("script, style, noscript, select, math, .step-marks, dialog:not([open])") || !seen(holder)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        items.push({ ...place(holder, box), name: node.textContent.trim().slice(0, 30) });
        // Text that a box cuts off without dots to say so.
        if (box.right > holder.getBoundingClientRect().right + 2 && getComputedStyle(holder).overflowX === "hidden") {
          complaints.push(`cut off: ${node.textContent.trim().slice(0, 30)}`);
        }
      }
    }
    for (const control of document.querySelectorAll("button, select, input, [role=application], [role=slider]")) {
      if (seen(control)) {
        items.push({ ...place(control, control.getBoundingClientRect()), name: control.id || control.ariaLabel || control.className });
      }
    }
    const shown = items.filter(({ left, right, top, bottom }) => right - left > 1 && bottom - top > 1);
    for (let i = 0; i < shown.length; i++) {
      for (let j = 0; j < i; j++) {
        const a = shown[i], b = shown[j];
        if (a.layer !== b.layer || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 4) complaints.push(`"${a.name}" lies on "${b.name}" (${across.toFixed()}×${down.toFixed()} px)`);
      }
    }
    return complaints;
  },
})
