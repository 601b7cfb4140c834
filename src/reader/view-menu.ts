/** The menu of view settings. They are stored and apply in all tabs. */
import { at, setHook } from "../digest/page-hooks.ts";
import { store } from "./browser.ts";
import { DENSITIES, SEEN_MODES, SETTINGS, SORTS, type Settings } from "./state.ts";

export class ViewMenu {
  readonly #menu: HTMLDetailsElement | null;

  /** @param onMarkAll is called when the reader wants all papers marked as seen */
  constructor(list: HTMLElement, onMarkAll: () => void = () => {}) {
    this.#menu = list.querySelector(".view-menu");
    const menu = this.#menu;
    applySettings();
    if (!menu) return;
    this.#check();
    store.listen((name) => {
      if (name === "settings") this.#check();
    });
    menu.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement) choose(target);
    });
    menu.querySelector(at("mark-all"))?.addEventListener("click", () => {
      menu.open = false;
      onMarkAll();
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
  }

  /** Checks the inputs of the current settings. */
  #check(): void {
    const settings = store.read(SETTINGS);
    for (const name of ["sort", "density", "seen"] as const) {
      const inputs = [
        ...(this.#menu?.querySelectorAll<HTMLInputElement>(`input[name=${name}]`) ?? []),
      ];
      // An order that this list doesn't offer: the first one.
      const chosen = inputs.find(({ value }) => value === settings[name]) ?? inputs[0];
      if (chosen) chosen.checked = true;
    }
  }
}

/** Applies the settings that style sheets use. */
export function applySettings(): void {
  const { density, seen } = store.read(SETTINGS);
  setHook(document.documentElement, "density", density);
  setHook(document.documentElement, "seen-mode", seen);
  areAbstracts ||= density === "abstracts";
  if (areAbstracts)
    import("./abstract/in-view.ts").then(
      ({ showAbstracts }) => showAbstracts(density === "abstracts"),
      () => {},
    );
}

// --- internal ---

/** Whether this page has shown whole abstracts. */
let areAbstracts = false;

function choose({ name, value }: HTMLInputElement): void {
  const change = (part: Partial<Settings>) =>
    store.change(SETTINGS, (now) => ({ ...now, ...part }));
  const sort = SORTS.find((one) => one === value);
  const density = DENSITIES.find((one) => one === value);
  const seen = SEEN_MODES.find((one) => one === value);
  if (name === "sort" && sort) change({ sort });
  if (name === "density" && density) change({ density });
  if (name === "seen" && seen) change({ seen });
}
