/** The filters as DOM: their options as inputs, each with the number of papers that it leaves. */
import type { FilterOption } from "./filters.ts";

/** A filter as radio buttons, "all" first; hidden where there is nothing to choose. */
export function renderOptions(
  field: HTMLFieldSetElement,
  name: string,
  options: readonly FilterOption[],
  chosen: string | undefined,
): void {
  const all = { value: "", label: "All" };
  const inputs = [all, ...options].map((option) =>
    renderInput("radio", name, option, option.value === (chosen ?? "")),
  );
  replaceInputs(field, inputs);
  field.hidden = options.length === 0;
}

/** A filter of which several options may be chosen, or none. */
export function renderChecks(
  field: HTMLFieldSetElement,
  name: string,
  options: readonly FilterOption[],
  chosen: readonly string[],
): void {
  const inputs = options.map((option) =>
    renderInput("checkbox", name, option, chosen.includes(option.value)),
  );
  replaceInputs(field, inputs);
  field.hidden = options.length === 0;
}

// --- internal ---

function renderInput(
  type: "radio" | "checkbox",
  name: string,
  { value, label, count }: Omit<FilterOption, "count"> & { count?: number },
  isChecked: boolean,
): HTMLLabelElement {
  const input = document.createElement("input");
  Object.assign(input, { type, name, value, checked: isChecked });
  input.setAttribute("form", "search");
  const words = document.createElement("span");
  words.textContent = label;
  const parent = document.createElement("label");
  parent.append(input, words);
  if (count !== undefined) {
    const number = document.createElement("span");
    number.className = "count";
    number.textContent = String(count);
    parent.append(" ", number);
  }
  return parent;
}

/** Puts new inputs in place of the old ones, and keeps the focus where it was among them. */
function replaceInputs(field: HTMLFieldSetElement, labels: HTMLLabelElement[]): void {
  const focused = document.activeElement;
  const place =
    focused instanceof HTMLInputElement && field.contains(focused) ? focused.value : undefined;
  field.querySelectorAll("label").forEach((label) => label.remove());
  field.append(...labels);
  if (place === undefined) return;
  const inputs = [...field.querySelectorAll("input")];
  const same = inputs.find(({ value }) => value === place);
  (inputs.find(({ type, checked }) => type === "radio" && checked) ?? same)?.focus();
}
