/** The dialog that lists the keyboard shortcuts and switches them off or on. */
import { store } from "./browser.ts";
import { SHOWN_KEYS } from "./key-words.ts";
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
  for (const { keys, says } of SHOWN_KEYS) {
    const term = make("dt");
    for (const key of keys) {
      if (term.firstChild) term.append(" or ");
      term.append(make("kbd", key));
    }
    const row = make("div");
    row.append(term, make("dd", says));
    list.append(row);
  }
  const box = make("input");
  box.type = "checkbox";
  box.addEventListener("change", () =>
    store.change(SETTINGS, (now) => ({ ...now, keys: box.checked })),
  );
  const label = make("label");
  label.append(box, " Single-key shortcuts");
  const choice = make("p");
  choice.append(label);
  const hint = make(
    "p",
    "Switch them off if you use speech input, or press them by accident. The footer of every page links to this list.",
  );
  const close = make("button", "Close");
  close.type = "button";
  close.className = "button";
  // Else the checkbox above has the focus, and an accidental Space switches all keys off.
  close.autofocus = true;
  const made = make("dialog");
  made.className = "keys";
  made.setAttribute("aria-labelledby", heading.id);
  made.append(heading, list, choice, hint, close);
  close.addEventListener("click", () => made.close());
  document.body.append(made);
  return made;
}
