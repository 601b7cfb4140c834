/**
 * The controls beside the results: order, topic, year, what a paper has, and the operators as
 * fields. They and the operators in the box stay in step: an operator in the box overrides its
 * control, which shows it; a control that is changed takes its operator out of the box, and a
 * field is written into the box.
 */
import { at, type Hooks } from "../../digest/page-hooks.ts";
import type { SearchResults } from "./find.ts";
import { HAVING, type FilterOption, type FilterOptions, type Filters } from "./filters.ts";
import { fieldOf, parseQuery, withField, withoutWords, withPhrase } from "./parse-query.ts";
import { SORTS, type SearchState } from "./url-state.ts";
import { renderChecks, renderOptions } from "./render-filters.ts";

export class Controls {
  readonly #root: HTMLElement;
  readonly #input: HTMLInputElement;
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
    root.addEventListener("change", ({ target }) => {
      if (target === input) return;
      this.#read(target);
      onChange();
    });
  }

  /** Everything that is searched for. */
  state(): SearchState {
    const sort = SORTS.find((name) => name === this.#sort.value);
    return {
      query: this.#input.value,
      ...this.#chosen,
      sort: sort ?? "relevance",
    };
  }

  /** Takes a state over, as it comes with an address. */
  restore({ query, sort, topic, year, has }: SearchState): void {
    this.#input.value = query;
    this.#sort.value = sort;
    this.#chosen = { topic, year, has };
    this.#render(this.#chosen, {
      topics: chosenAlone(topic),
      years: chosenAlone(year),
      has: has.flatMap(chosenAlone),
    });
  }

  /** Shows the filters of a search, and how many papers each option would leave. */
  show({ filters, options }: SearchResults): void {
    this.#render(filters, options);
  }

  /** Whether fewer papers are shown than could be, by filters or operators. */
  isNarrowed(): boolean {
    const { topic, year, has } = this.#shown;
    const { conditions } = parseQuery(this.#input.value);
    return [topic, year, ...has, ...conditions].some((one) => one !== undefined);
  }

  /** Takes all filters and operators away; the words stay. */
  clear(): void {
    this.#chosen = NO_FILTERS;
    const { words } = parseQuery(this.#input.value);
    this.#input.value = words.join(" ");
  }

  // --- internal ---

  #read(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    const { name, value } = target;
    const { topic, year } = this.#chosen;
    if (name === "topic" || name === "year" || name === "has")
      this.#input.value = withField(this.#input.value, name, undefined);
    if (name === "topic") this.#chosen = { ...this.#chosen, topic: value || undefined };
    else if (name === "year") this.#chosen = { ...this.#chosen, year: value || undefined };
    else if (name === "has") this.#chosen = { topic, year, has: this.#checked() };
    else if (name === "author")
      this.#input.value = withField(this.#input.value, "author", value.trim() || undefined);
    else if (name === "phrase") this.#input.value = withPhrase(this.#input.value, value);
    else if (name === "without") this.#input.value = withoutWords(this.#input.value, value);
  }

  #checked(): Filters["has"] {
    return HAVING.filter((one) =>
      this.#root.querySelector(`input[name=has][value=${one}]:checked`),
    );
  }

  #render(filters: Filters, { topics, years, has }: FilterOptions): void {
    this.#shown = filters;
    renderOptions(this.#field("topic"), "topic", topics, filters.topic);
    renderOptions(this.#field("year"), "year", years, filters.year);
    renderChecks(this.#field("has"), "has", has, filters.has);
    const text = this.#input.value;
    const { conditions } = parseQuery(text);
    const of = (kind: "phrase" | "word", isNot: boolean) =>
      conditions
        .filter((one) => one.kind === kind && one.isNot === isNot)
        .map(({ value }) => value);
    this.#setText("author", fieldOf(text, "author") ?? "");
    this.#setText("phrase", of("phrase", false).join(" "));
    this.#setText("without", of("word", true).join(" "));
  }

  #setText(name: string, value: string): void {
    const input = this.#root.querySelector(`input[name=${name}]`);
    if (input instanceof HTMLInputElement) input.value = value;
  }

  get #sort(): HTMLSelectElement {
    const select = this.#root.querySelector("select[name=sort]");
    if (select instanceof HTMLSelectElement) return select;
    throw new Error("<paper-search> lacks the choice of an order");
  }

  #field(name: Hooks["filter"]): HTMLFieldSetElement {
    const field = this.#root.querySelector(`fieldset${at("filter", name)}`);
    if (field instanceof HTMLFieldSetElement) return field;
    throw new Error(`<paper-search> lacks the filter ${name}`);
  }
}

const NO_FILTERS: Filters = { topic: undefined, year: undefined, has: [] };

/** A filter from the address, until the results bring its name and count. */
function chosenAlone(value: string | undefined): FilterOption[] {
  return value === undefined ? [] : [{ value, label: value, count: 0 }];
}
