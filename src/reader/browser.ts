/** The reader's state in this page's browser, and what the page says about it. */
import { basePath } from "../digest/page-hooks.ts";
import { Store, type StorageFailure } from "./storage.ts";

export const store = new Store(() => localStorage, basePath());

window.addEventListener("storage", ({ key }) => store.changedElsewhere(key));
// A page that comes back as it was left has missed what happened in the meantime.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.changedElsewhere(null);
});

const notice = document.createElement("p");
notice.className = "notice";
notice.setAttribute("role", "status");
document.body.append(notice);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence at the page's foot, for eyes and screen readers; it goes after a while. */
export function say(sentence: string, seconds = 6): void {
  clearTimeout(timer);
  notice.textContent = sentence;
  timer = setTimeout(() => (notice.textContent = ""), seconds * 1_000);
}

const FAILURES: Record<StorageFailure, string> = {
  blocked: "Your browser blocks storage for this site: this lasts until you leave the page.",
  full: "Your browser’s storage for this site is full: this lasts until you leave the page.",
};

let isReported = false;

store.onFailure = (why) => {
  // Once a page is enough.
  if (isReported) return;
  isReported = true;
  // After the words of what was just done, which would take its place.
  setTimeout(() => say(FAILURES[why], 15));
};
