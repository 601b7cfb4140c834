/** The frame in which all pages of a copy on a disk keep what they share. See `shelf.ts`. */
import { PREFIX } from "../../../reader/storage-keys.ts";
import type { FromShelf, ToShelf } from "./shelf-names.ts";

const tell = (message: FromShelf) => window.parent.postMessage(message, "*");

window.addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || !isToShelf(data)) return;
  if (data.value === null) localStorage.removeItem(data.key);
  else localStorage.setItem(data.key, data.value);
});

window.addEventListener("storage", ({ key, newValue }) => {
  if (key?.startsWith(PREFIX)) tell({ broadsheet: "changed", entries: [[key, newValue]] });
});

tell({
  broadsheet: "all",
  entries: Object.entries(localStorage).filter(([key]) => key.startsWith(PREFIX)),
});

// --- internal ---

function isToShelf(data: unknown): data is ToShelf {
  return (
    typeof data === "object" &&
    data !== null &&
    "broadsheet" in data &&
    data.broadsheet === "keep" &&
    "key" in data &&
    typeof data.key === "string" &&
    data.key.startsWith(PREFIX) &&
    "value" in data &&
    (data.value === null || typeof data.value === "string")
  );
}
