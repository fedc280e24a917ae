/** An early request for the session of a first visit, while the rest of the page is still on its way. */

import { embedded } from "../lib/dom.js";
import { readAddress } from "./address.js";
import { beginSession } from "./api.js";
import { firstSession } from "./first-visit.js";

/** @returns {import("./session.js").Wanted} */
function begin() {
  const catalog = embedded("catalog");
  const wanted = firstSession(catalog, matchMedia("(prefers-reduced-motion: reduce)").matches);
  const begun = beginSession(wanted);
  // Whoever waits for it hears of a refusal.
  begun.catch(() => {});
  return { ...wanted, begun };
}

/** What was asked for already; null when the address asks for something. */
export const early = readAddress(location.hash).kind === "first" ? begin() : null;
