/** The choice of the language: kept in a cookie, which the server reads; the page is loaded anew. */

const YEAR = 365 * 24 * 3600;

/**
 * @param {HTMLElement} root the links, one a language
 * @returns {{ destroy: () => void }}
 */
export function createLanguage(root) {
  /** @param {MouseEvent} event */
  const onClick = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    document.cookie =
      `${root.dataset.cookie}=${link.dataset.language}; path=/; max-age=${YEAR}; samesite=lax`;
    const url = new URL(location.href);
    // The choice is remembered: the address need not say it, unless the browser keeps no cookies for us.
    if (document.cookie.includes(`${root.dataset.cookie}=`)) url.searchParams.delete("lang");
    else url.searchParams.set("lang", link.dataset.language ?? "");
    // The fragment, which names the session, stays; a change of it alone would load nothing.
    history.replaceState(null, "", url);
    location.reload();
  };
  root.addEventListener("click", onClick);
  return { destroy: () => root.removeEventListener("click", onClick) };
}
