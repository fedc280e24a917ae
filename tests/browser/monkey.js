/**
 * Choose a control that a pointer can reach now: seen, enabled, in front. `chances` are numbers from 0 to 1 of the test.
 * The choice falls on a kind of control first, so that many buttons do not hide the one text field.
 */
(chances) => {
  const all = "button, summary, a[href], select, input, textarea, [tabindex]:not([tabindex='-1'])";
  /** @param {Element} one */
  const kindOf = (one) => {
    const tag = one.localName;
    if (tag === "input") return ["checkbox", "radio", "range"].includes(one.type) ? one.type : "text";
    if (tag === "textarea") return "text";
    if (tag === "a") return "link";
    return tag === "select" || tag === "button" ? tag : "other";
  };
  const kinds = new Map();
  for (const one of document.querySelectorAll(all)) {
    if (one.disabled || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const kind = kindOf(one);
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(one);
  }
  // Buttons are what a page is full of; leaving it by a link is the exception.
  const weights = { button: 8, select: 3, text: 4, range: 2, checkbox: 2, radio: 2, other: 2, link: 0.15 };
  for (const [first, second] of chances) {
    const total = [...kinds.keys()].reduce((sum, kind) => sum + weights[kind], 0);
    let left = first * total;
    const kind = [...kinds.keys()].find((one) => (left -= weights[one]) < 0);
    if (!kind) return null;
    const some = kinds.get(kind);
    const chosen = some[Math.floor(second * some.length)];
    chosen.scrollIntoView({ block: "nearest", inline: "nearest" });
    const seen = chosen.labels?.[0] && chosen.getBoundingClientRect().width < 2 ? chosen.labels[0] : chosen;
    const box = seen.getBoundingClientRect();
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(seen.contains(hit) || hit.contains(seen) && hit.localName === "label")) continue;
    if (kind === "text" || kind === "range" || kind === "select") chosen.focus();
    const name = chosen.getAttribute("aria-label") || chosen.labels?.[0]?.textContent || chosen.textContent ||
      chosen.id;
    return {
      kind,
      name: `${name.trim().replace(/\s+/g, " ").slice(0, 60)}${chosen.id ? ` #${chosen.id}` : ""}`,
      external: chosen.localName === "a" && new URL(chosen.href).origin !== location.origin,
      box: [box.x, box.y, box.width, box.height],
      options: kind === "select" ? [...chosen.options].flatMap(({ value, disabled, hidden }) => disabled || hidden ? [] : [value]) : [],
    };
  }
  return null;
};
