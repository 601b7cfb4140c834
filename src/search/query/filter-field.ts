/** A filter as a group of inputs. */
import { make } from "../../reader/make.ts";
import type { FilterOption, Filters } from "./filters.ts";

/**
 * Fills a filter with its options as inputs, each with the number of papers that it leaves. Of
 * `has` several may be chosen. The filter is hidden where there is nothing to choose, and keeps the
 * focus where it was among its inputs.
 */
export function fillFilter(
  field: HTMLFieldSetElement,
  name: keyof Filters,
  options: readonly FilterOption[],
  chosen: readonly string[],
): void {
  const focused = document.activeElement;
  const place =
    focused instanceof HTMLInputElement && field.contains(focused) ? focused.value : undefined;
  const isRadio = name !== "has";
  const type = isRadio ? "radio" : "checkbox";
  const rows = [...(isRadio ? [{ value: "", label: "All", count: "" }] : []), ...options];
  const labels = rows.map(({ value, label, count }) => {
    const checked = value ? chosen.includes(value) : chosen.length === 0;
    const input = make("input", [], { type, name, value, checked });
    input.setAttribute("form", "search");
    const number = value ? [" ", make("span", String(count), { className: "count" })] : [];
    return make("label", [input, make("span", label), ...number]);
  });
  field.querySelectorAll("label").forEach((label) => label.remove());
  field.querySelector("legend")?.after(...labels);
  field.hidden = options.length === 0;
  if (place === undefined) return;
  const inputs = [...field.querySelectorAll("input")];
  const same = inputs.find(({ value }) => value === place);
  (inputs.find(({ checked }) => isRadio && checked) ?? same)?.focus();
}
