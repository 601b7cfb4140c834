/** Starts the service worker once a page is there. Reading never waits for it. */

const { base = "/" } = document.documentElement.dataset;

if (
  import.meta.env.PROD &&
  "serviceWorker" in navigator &&
  location.protocol !== "file:"
)
  window.addEventListener("load", () => {
    // A private window, or a reader's setting, refuses it: the pages work without.
    navigator.serviceWorker
      .register(`${base}sw.js`, { scope: base })
      .catch(() => {});
  });
