/**
 * The controls beside the results: order, topic, year, what a paper has, and the operators as
 * fields. They and the operators in the box stay in step: an operator in the box overrides its
 * control, which shows it; a control that is changed takes its operator out of the box, and a
 * field is written into the box.
 */
import { at, findIn } from "../../digest/page-hooks.ts";
import { ChosenFilters } from "./chosen-filters.ts";
import { fillFilter } from "./filter-field.ts";
import type { SearchResults, TopicOptions } from "./find.ts";
import { FILTERS, NO_FILTERS, type FilterName } from "./filters.ts";
import { parseQuery, TEXT_FIELDS, withField } from "./parse-query.ts";
import { SORTS, type SearchState } from "./url-state.ts";

export class Controls {
  readonly #root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #sort: HTMLSelectElement;
  readonly #chips: ChosenFilters;
  /** What was chosen here or came with the address; the box's own operators are not in it. */
  #chosen = NO_FILTERS;
  /** What is shown, those of the box included. */
  #shown = NO_FILTERS;
  #hasAllTopics = false;
  /** Shows the same again. */
  #repeat: () => void = () => {};
  /** The topics of what is shown, where they aren't known, and how they are loaded and shown. */
  #topics: (Pick<TopicOptions, "isLarge"> & { show: () => Promise<void> }) | undefined;

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
    const narrow = findIn(root, at("narrow"), HTMLButtonElement);
    narrow.addEventListener("click", () => {
      narrow.ariaExpanded = String(narrow.ariaExpanded !== "true");
      void this.offerTopics();
    });
    this.#chips = new ChosenFilters(
      findIn(root, at("chosen"), HTMLElement),
      (filter, value) => {
        this.#choose(
          filter,
          this.#shown[filter].filter((one) => one !== value),
        );
        onChange();
      },
      () => [narrow, this.#sort].find((one) => one.checkVisibility())?.focus(),
    );
    findIn(root, at("all-topics"), HTMLButtonElement).addEventListener("click", async () => {
      const topics = this.#topics;
      if (topics) await this.#showTopics();
      else {
        this.#hasAllTopics = true;
        this.#repeat();
      }
      // The first of those that were not shown; the button may be gone.
      findIn(root, at("filter", "topic"), HTMLElement)
        .querySelectorAll("input")
        [topics ? 1 : TOPICS_SHOWN + 1]?.focus();
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
  show(found: Pick<SearchResults, "filters"> & Partial<SearchResults>): void {
    const { filters, options, topics } = found;
    const repeat = () => this.show(found);
    this.#repeat = repeat;
    this.#topics = topics && {
      isLarge: topics.isLarge,
      show: async () => {
        const all = await topics.load();
        if (this.#repeat === repeat) this.show({ ...found, options: all, topics: undefined });
      },
    };
    this.#shown = filters;
    for (const name of FILTERS) {
      const field = findIn(this.#root, `fieldset${at("filter", name)}`, HTMLFieldSetElement);
      const chosen = filters[name];
      const alone = chosen.map((value) => ({ value, label: value, count: 0 }));
      const all = options?.[name] ?? alone;
      const isCut = name === "topic" && !this.#hasAllTopics;
      const shown = all.filter(
        ({ value }, index) => !isCut || index < TOPICS_SHOWN || chosen.includes(value),
      );
      fillFilter(field, name, shown, chosen);
      if (name === "topic") this.#offerAllTopics(all.length, shown.length);
    }
    this.#chips.show(filters, options);
    for (const [name, { read }] of Object.entries(TEXT_FIELDS))
      findIn(this.#root, `input[name=${name}]`, HTMLInputElement).value = read(this.#input.value);
  }

  /**
   * Where the filters can be seen, shows how many papers each topic would leave; of a large archive,
   * a button for it. A phone, with the filters behind a button, then needn't load the topics.
   */
  async offerTopics(): Promise<void> {
    if (!findIn(this.#root, "#search-panel", HTMLElement).checkVisibility()) return;
    if (!this.#topics?.isLarge) return this.#showTopics();
    this.#offerToLoad("Show topics");
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

  /** Where their file doesn't come, the other filters work, and it can be asked for again. */
  async #showTopics(): Promise<void> {
    await this.#topics?.show().catch(() => this.#offerToLoad("The topics didn't come. Try again"));
  }

  #offerToLoad(offer: string): void {
    const button = findIn(this.#root, at("all-topics"), HTMLButtonElement);
    button.hidden = false;
    button.textContent = offer;
    findIn(this.#root, `fieldset${at("filter", "topic")}`, HTMLFieldSetElement).hidden = false;
  }

  /** Takes over what a reader has changed in a control. */
  #read({ name, value }: HTMLInputElement): void {
    const filter = FILTERS.find((one) => one === name);
    if (!filter) {
      const box = this.#input;
      box.value = TEXT_FIELDS[name]?.write(box.value, value) ?? box.value;
      return;
    }
    const inputs = [...this.#root.querySelectorAll("input")];
    const checked = inputs.filter((input) => input.name === name && input.checked && input.value);
    this.#choose(
      filter,
      checked.map((input) => input.value),
    );
  }

  /** What is chosen of a filter, in place of its operators in the box. */
  #choose(filter: FilterName, values: readonly string[]): void {
    this.#input.value = withField(this.#input.value, filter, "");
    this.#chosen = { ...this.#chosen, [filter]: values };
  }

  #offerAllTopics(all: number, shown: number): void {
    const button = findIn(this.#root, at("all-topics"), HTMLButtonElement);
    button.hidden = shown === all;
    button.textContent = `All ${all} topics`;
  }
}

// --- internal ---

/** How many topics are offered at first, those that are chosen beside them. */
const TOPICS_SHOWN = 8;
