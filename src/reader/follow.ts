/** The buttons that follow a topic. */
import { at, hookName, readHook } from "../digest/page-hooks.ts";
import { store } from "./browser.ts";
import { FOLLOWED, toggleTopic } from "./state.ts";

/** Makes every button that follows a topic work and keeps its label up to date. */
export function listenForFollowing(): void {
  document.addEventListener("click", ({ target }) => {
    const slug =
      target instanceof Element ? readHook(target.closest(at("follow")), "follow") : undefined;
    if (slug) store.change(FOLLOWED, (now) => toggleTopic(now, slug));
  });
  store.listen((name) => {
    if (name === "followed") label();
  });
  label();
}

// --- internal ---

function label(): void {
  const followed = store.read(FOLLOWED);
  for (const button of document.querySelectorAll<HTMLElement>(at("follow"))) {
    const isOn = followed.includes(readHook(button, "follow") ?? "");
    if (button.hasAttribute(hookName("on")) === isOn) continue;
    const text = isOn ? "Following" : "Follow";
    button.toggleAttribute(hookName("on"), isOn);
    button.textContent = text;
    button.setAttribute("aria-label", `${text}: ${readHook(button, "name")}`);
  }
}
