/**
 * The search of a copy whose scripts are missing or damaged says so. It goes with the script of
 * the head, since those scripts can't.
 */

/** How long they may take to start, in milliseconds: Firefox waits for the shelf first. */
const PATIENCE = 4_000;

window.addEventListener("load", () => {
  setTimeout(() => {
    const status = document.querySelector("[data-search]:not(:defined) [role=status]");
    if (status)
      status.textContent =
        "The search can’t start: a file of this copy is missing or damaged. Unpack the zip again, all of it.";
  }, PATIENCE);
});
