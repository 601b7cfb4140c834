/** The dialog that lists the keys, and switches them off for those in whose way they are. */
import { store } from "./browser.ts";
import { KEYS, shownKeys } from "./key-table.ts";
import { make } from "./make.ts";
import { SETTINGS } from "./state.ts";

let dialog: HTMLDialogElement | undefined;

/** Opens the list of keys. Escape or its button closes it, and the focus goes back. */
export function showKeys(): void {
  dialog ??= build();
  const box = dialog.querySelector<HTMLInputElement>("input");
  if (box) box.checked = store.read(SETTINGS).keys;
  if (!dialog.open) dialog.showModal();
}

// --- internal ---

function build(): HTMLDialogElement {
  const heading = make("h2", "Keyboard");
  heading.id = "keys-heading";
  const list = make("dl");
  list.className = "key-list";
  for (const entry of KEYS) {
    const term = make("dt");
    for (const key of shownKeys(entry)) {
      if (term.firstChild) term.append(" or ");
      term.append(make("kbd", key));
    }
    const row = make("div");
    row.append(term, make("dd", entry.says));
    list.append(row);
  }
  const box = make("input");
  box.type = "checkbox";
  box.addEventListener("change", () =>
    store.change(SETTINGS, (now) => ({ ...now, keys: box.checked })),
  );
  const label = make("label");
  label.append(box, " Single keys do these things");
  const choice = make("p");
  choice.append(label);
  const hint = make(
    "p",
    "Switch them off if you speak to your computer or meet them by mistake. This list stays at the foot of every page.",
  );
  const close = make("button", "Close");
  close.type = "button";
  close.className = "button";
  // Else the focus is on the choice above, and a stray Space switches all keys off.
  close.autofocus = true;
  const made = make("dialog");
  made.className = "keys";
  made.setAttribute("aria-labelledby", heading.id);
  made.append(heading, list, choice, hint, close);
  close.addEventListener("click", () => made.close());
  document.body.append(made);
  return made;
}
