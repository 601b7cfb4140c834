/**
 * The controls beside the results: order, topic, year, what a paper has, and the operators as
 * fields. They and the operators in the box stay in step: an operator in the box overrides its
 * control, which shows it; a control that is changed takes its operator out of the box, and a
 * field is written into the box.
 */
import { at, findIn } from "../../digest/page-hooks.ts";
import { make } from "../../reader/make.ts";
import type { SearchResults } from "./find.ts";
import { FILTERS, NO_FILTERS, type FilterOption, type Filters } from "./filters.ts";
import { parseQuery, TEXT_FIELDS, withField } from "./parse-query.ts";
import { SORTS, type SearchState } from "./url-state.ts";

export class Controls {
  readonly #root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #sort: HTMLSelectElement;
  /** What was chosen here or came with the address; the box's own operators are not in it. */
  #chosen = NO_FILTERS;
  /** What is shown, those of the box included. */
  #shown = NO_FILTERS;

  /**
   * @param root holds the controls
   * @param input the search box
   * @param onChange is called when a reader has changed something here
   */
  constructor(root: HTMLElement, input: HTMLInputElement, onChange: () => void) {
    [this.#root, this.#input] = [root, input];
    this.#sort = findIn(root, "select[name=sort]", HTMLSelectElement);
    root.addEventListener("change", ({ target }) => {
      if (target === input) return;
      if (target instanceof HTMLInputElement) this.#read(target);
      onChange();
    });
  }

  /** Everything that is searched for. */
  state(): SearchState {
    const sort = SORTS.find((name) => name === this.#sort.value) ?? "relevance";
    return { query: this.#input.value, ...this.#chosen, sort };
  }

  /** Takes a state over, as it comes with an address. */
  restore({ query, sort, ...filters }: SearchState): void {
    this.#input.value = query;
    this.#sort.value = sort;
    this.#chosen = filters;
    this.show({ filters });
  }

  /** Shows the filters of a search, and how many papers each option would leave, once it is known. */
  show({ filters, options }: Pick<SearchResults, "filters"> & Partial<SearchResults>): void {
    this.#shown = filters;
    for (const name of FILTERS) {
      const field = findIn(this.#root, `fieldset${at("filter", name)}`, HTMLFieldSetElement);
      const chosen = filters[name];
      const alone = chosen.map((value) => ({ value, label: value, count: 0 }));
      fillFilter(field, name, options?.[name] ?? alone, chosen);
    }
    for (const [name, { read }] of Object.entries(TEXT_FIELDS))
      findIn(this.#root, `input[name=${name}]`, HTMLInputElement).value = read(this.#input.value);
  }

  /** Whether fewer papers are shown than could be, by filters or operators. */
  isNarrowed(): boolean {
    const { conditions } = parseQuery(this.#input.value);
    return Object.values(this.#shown).flat().length + conditions.length > 0;
  }

  /** Takes all filters and operators away; the words stay. */
  clear(): void {
    this.#chosen = NO_FILTERS;
    this.#input.value = parseQuery(this.#input.value).words.join(" ");
  }

  // --- internal ---

  /** Takes over what a reader has changed in a control. */
  #read({ name, value }: HTMLInputElement): void {
    const box = this.#input;
    const filter = FILTERS.find((one) => one === name);
    if (!filter) {
      box.value = TEXT_FIELDS[name]?.write(box.value, value) ?? box.value;
      return;
    }
    box.value = withField(box.value, filter, "");
    const inputs = [...this.#root.querySelectorAll("input")];
    const checked = inputs.filter((input) => input.name === name && input.checked && input.value);
    this.#chosen = { ...this.#chosen, [filter]: checked.map((input) => input.value) };
  }
}

// --- internal ---

/**
 * Fills a filter with its options as inputs, each with the number of papers that it leaves. Of
 * `has` several may be chosen. The filter is hidden where there is nothing to choose, and keeps the
 * focus where it was among its inputs.
 */
function fillFilter(
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
  field.append(...labels);
  field.hidden = options.length === 0;
  if (place === undefined) return;
  const inputs = [...field.querySelectorAll("input")];
  const same = inputs.find(({ value }) => value === place);
  (inputs.find(({ checked }) => isRadio && checked) ?? same)?.focus();
}
