/** Runs in the hidden frame whose storage all pages of a copy share. See `shared-storage.ts`. */
import { PREFIX } from "../../../reader/storage-keys.ts";
import type { FromFrame, ToFrame } from "./copy-contract.ts";

const tell = (message: FromFrame) => window.parent.postMessage(message, "*");

window.addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || !isToFrame(data)) return;
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

function isToFrame(data: unknown): data is ToFrame {
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
