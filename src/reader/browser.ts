/** The store of this page, and messages at the page's foot. */
import { basePath } from "../digest/page-hooks.ts";
import { Store, type StorageFailure } from "./storage.ts";

export const store = new Store(() => localStorage, basePath());

window.addEventListener("storage", ({ key }) => store.changedElsewhere(key));
// A page from the back/forward cache has missed changes of other tabs.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.changedElsewhere(null);
});

const notice = document.createElement("p");
notice.className = "notice";
notice.setAttribute("role", "status");
document.body.append(notice);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message at the page's foot, also for screen readers, for some seconds. */
export function say(sentence: string, seconds = 6): void {
  clearTimeout(timer);
  notice.textContent = sentence;
  timer = setTimeout(() => (notice.textContent = ""), seconds * 1_000);
}

/** Says that a part of the page that is loaded on demand didn't come. */
export function sayMissing(): void {
  say("This could not be loaded. Try again when you are online.");
}

const FAILURES: Record<StorageFailure, string> = {
  blocked: "Your browser blocks storage for this site: the change is lost when you leave the page.",
  full: "Your browser’s storage for this site is full: the change is lost when you leave the page.",
};

let isReported = false;

store.onFailure = (why) => {
  // Once a page is enough.
  if (isReported) return;
  isReported = true;
  // After the message of the action itself, which would replace it.
  setTimeout(() => say(FAILURES[why], 15));
};
