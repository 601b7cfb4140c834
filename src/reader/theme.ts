/**
 * `<theme-switch>`: light, dark or the system's theme. The inline script in the page's head
 * (`layouts/head.ts`) applies the stored choice before the first paint.
 */
import { readHook, setHook } from "../digest/page-hooks.ts";
import { make } from "./make.ts";
import { THEME_KEY } from "./storage-keys.ts";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = make("button", "", { type: "button" });
    this.append(button);
    this.#label(button);
    button.addEventListener("click", () => {
      const next = THEMES[(THEMES.indexOf(current()) + 1) % THEMES.length] ?? "system";
      apply(next);
      this.#label(button);
    });
    const takeUp = () => {
      mark(kept());
      this.#label(button);
    };
    // Another tab has changed the theme, or has cleared the storage.
    window.addEventListener("storage", ({ key }) => {
      if (key === THEME_KEY || key === null) takeUp();
    });
    // A page from the back/forward cache has missed changes of other tabs.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) takeUp();
    });
  }

  #label(button: HTMLButtonElement): void {
    const theme = current();
    const name = { system: "Auto", light: "Light", dark: "Dark" }[theme];
    button.replaceChildren(
      make("span", "Colour theme: ", { className: "visually-hidden" }),
      make("span", name, { className: "tool-name" }),
    );
  }
}

function current(): Theme {
  return toTheme(readHook(document.documentElement, "theme"));
}

/** Whether the browser could not store the choice, which then is for this page only. */
let isRefused = false;

/** The stored choice; the one of this page, where it can't be stored. */
function kept(): Theme {
  try {
    return isRefused ? current() : toTheme(localStorage.getItem(THEME_KEY));
  } catch {
    return current();
  }
}

function toTheme(text: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === text) ?? "system";
}

function mark(theme: Theme): void {
  setHook(document.documentElement, "theme", theme === "system" ? undefined : theme);
}

function apply(theme: Theme): void {
  mark(theme);
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
    isRefused = false;
  } catch {
    // Storage is full or blocked: the choice is for this page only.
    isRefused = true;
  }
}

customElements.define("theme-switch", ThemeSwitch);
