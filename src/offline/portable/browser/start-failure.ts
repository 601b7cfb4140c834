/**
 * Shows a message on the search page of a copy whose scripts are missing or damaged. It is part of
 * the script in the head, since those scripts can't show it themselves.
 */
import { at } from "../../../digest/page-hooks.ts";

/** How long the scripts may take to start, in milliseconds: Firefox waits for the storage first. */
const START_TIMEOUT = 4_000;

window.addEventListener("load", () => {
  setTimeout(() => {
    const status = document.querySelector(`${at("search")}:not(:defined) [role=status]`);
    if (status)
      status.textContent =
        "The search can’t start: a file of this copy is missing or damaged. Unpack the zip again, all of it.";
  }, START_TIMEOUT);
});
