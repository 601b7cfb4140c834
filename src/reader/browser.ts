/** The store of this page, and messages at the page's foot. */
import { basePath } from "../digest/page-hooks.ts";
import { make } from "./make.ts";
import { Store, type StorageFailure } from "./storage.ts";

export const store = new Store(() => localStorage, basePath());

window.addEventListener("storage", ({ key }) => store.changedElsewhere(key));
// A page from the back/forward cache has missed changes of other tabs.
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) store.changedElsewhere(null);
});

/** The element of messages is there before the first one: screen readers then read each. */
const notice = make("p", [], { className: "notice" });
notice.setAttribute("role", "status");
document.body.append(notice);
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Shows a message for some seconds, also for screen readers, in place of the one before.
 */
export function say(message: string | readonly (Node | string)[], seconds = 6): void {
  clearTimeout(timer);
  notice.replaceChildren(...[message].flat());
  // Read out at once; seen in its place, which is found by a part that is loaded with the first one.
  import("./place-notice.ts").then((one) => one.placeNotice(notice)).catch(() => {});
  timer = setTimeout(() => notice.replaceChildren(), seconds * 1_000);
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
