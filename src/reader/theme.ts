/**
 * `<theme-switch>`: the reader's choice of light, dark or the system's own. The choice is kept in
 * the reader's browser; a small inline script in the page's head applies it before the first
 * paint.
 */
import { THEME_KEY } from "./storage-keys.ts";

const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    if (!button) return;
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
    // Another tab has changed its mind, or has deleted everything.
    window.addEventListener("storage", ({ key }) => {
      if (key === THEME_KEY || key === null) takeUp();
    });
    // A page that comes back as it was left has missed it.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) takeUp();
    });
  }

  #label(button: HTMLButtonElement): void {
    const theme = current();
    const label = document.createElement("span");
    label.className = "visually-hidden";
    label.textContent = "Colour theme: ";
    button.replaceChildren(label, { system: "Auto", light: "Light", dark: "Dark" }[theme]);
  }
}

function current(): Theme {
  return toTheme(document.documentElement.dataset["theme"]);
}

/** Whether the browser didn't take the choice, which then is this page's alone. */
let isRefused = false;

/** The choice that the browser keeps; the one of this page, where it can't keep it. */
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
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

function apply(theme: Theme): void {
  mark(theme);
  try {
    if (theme === "system") localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
    isRefused = false;
  } catch {
    // Storage is full or blocked: the choice holds for this page.
    isRefused = true;
  }
}

customElements.define("theme-switch", ThemeSwitch);
