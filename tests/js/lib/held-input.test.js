import { holdInput, LISTENING } from "../../../static/js/lib/held-input.js";
import { assertEquals } from "../assert.js";

/** An event that a browser would make, as far as holding it needs. */
class Input extends Event {
  /** @param {string} type @param {any} [init] */
  constructor(type, init = {}) {
    super(type, { cancelable: true, bubbles: true });
    for (const name of ["key", "buttons"]) {
      if (init[name] !== undefined) Object.defineProperty(this, name, { value: init[name] });
    }
  }
}

/** A page of one element, which tells what reaches it. */
function stage() {
  const page = new EventTarget(), said = /** @type {string[]} */ ([]);
  holdInput(page, page);
  for (const type of ["click", "keydown", "change", "pointermove"]) {
    page.addEventListener(
      type,
      (event) => said.push(`${type} ${/** @type {any} */ (event).key ?? ""}`.trim()),
    );
  }
  return { page, said, listen: () => page.dispatchEvent(new Event(LISTENING)) };
}

Deno.test("what is done before the page listens is done when it does, in its order", () => {
  const { page, said, listen } = stage();
  page.dispatchEvent(new Input("click"));
  page.dispatchEvent(new Input("keydown", { key: "?" }));
  page.dispatchEvent(new Input("click"));
  assertEquals(said, []);
  listen();
  assertEquals(said, ["click", "keydown ?", "click"]);
  page.dispatchEvent(new Input("click"));
  listen();
  assertEquals(said.length, 4);
});

Deno.test("the browser does not answer a click or Space in the meantime, but other keys", () => {
  const { page } = stage();
  /** @param {Event} event */
  const prevented = (event) => !page.dispatchEvent(event);
  assertEquals(prevented(new Input("click")), true);
  assertEquals(prevented(new Input("keydown", { key: " " })), true);
  assertEquals(prevented(new Input("keydown", { key: "Tab" })), false);
});

Deno.test("a pointer that only passes by is not held", () => {
  const { page, said } = stage();
  page.dispatchEvent(new Input("pointermove", { buttons: 0 }));
  page.dispatchEvent(new Input("pointermove", { buttons: 1 }));
  assertEquals(said, ["pointermove"]);
});

Deno.test("a menu keeps what was chosen, though it is drawn over", () => {
  const { page, listen } = stage(), menu = /** @type {any} */ (page);
  menu.value = "sgd";
  page.dispatchEvent(new Input("change"));
  menu.value = "adam";
  listen();
  assertEquals(menu.value, "sgd");
});
