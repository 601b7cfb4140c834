/** The buttons that follow a topic. */
import { store } from "./browser.ts";
import { FOLLOWED, toggleTopic } from "./state.ts";

/** Makes every `[data-follow="<topic>"]` work, and keeps it true. */
export function listenForFollowing(): void {
  document.addEventListener("click", ({ target }) => {
    const slug =
      target instanceof Element
        ? target.closest<HTMLElement>("[data-follow]")?.dataset["follow"]
        : undefined;
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
  for (const button of document.querySelectorAll<HTMLElement>("[data-follow]")) {
    const isOn = followed.includes(button.dataset["follow"] ?? "");
    if (button.hasAttribute("data-on") === isOn) continue;
    const text = isOn ? "Following" : "Follow";
    button.toggleAttribute("data-on", isOn);
    button.textContent = text;
    button.setAttribute("aria-label", `${text}: ${button.dataset["name"]}`);
  }
}
