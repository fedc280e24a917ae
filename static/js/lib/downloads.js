/** Downloads of files that the page has made itself: their names, their sizes in words. */

/** Save a file as the browser saves downloads. @param {Blob} file @param {string} name */
export function download(file, name) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A name for a file: what it is of, in small letters that every disk takes.
 * @param {string[]} parts @param {string} kind
 */
export const fileName = (parts, kind) =>
  `${
    ["frontiere", ...parts].map((part) =>
      part.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(
        /^-|-$/g,
        "",
      )
    ).filter(Boolean).join("-")
  }.${kind}`;

/** A size in words: 340 kB, 2.1 MB. @param {number} bytes @param {string} language */
export const sizeText = (bytes, language) =>
  new Intl.NumberFormat(language, {
    style: "unit",
    unit: bytes < 1e6 ? "kilobyte" : "megabyte",
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  }).format(bytes < 1e6 ? Math.max(1, bytes / 1e3) : bytes / 1e6);
