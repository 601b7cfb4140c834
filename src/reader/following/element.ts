/** `<following-list>`: what the reader follows and mutes, and the searches that are kept. */
import {
  KINDS,
  nameOf,
  packFollowing,
  readFollowingFile,
  toRule,
  withRule,
  type Following,
  type Rule,
} from "../../for-you/following.ts";
import { readPaperAddress } from "../../digest/paper-paths.ts";
import { at, findIn, readHook, setHook, type Hook } from "../../digest/page-hooks.ts";
import { countOf } from "../../text/counts.ts";
import { store } from "../browser.ts";
import { download } from "../download.ts";
import { doButton } from "../for-you/render-paper.ts";
import { make } from "../make.ts";
import { changeRules, readRules } from "./fields.ts";
import { showSearches } from "./kept-searches.ts";

type List = "follows" | "mutes";

const LABELS: Record<Rule["kind"], string> = {
  author: "Author",
  institution: "Institution",
  phrase: "Phrase",
  topic: "Topic",
};
/** In bytes. */
const LARGEST = 1_000_000;

class FollowingList extends HTMLElement {
  #undo: () => void = () => {};

  connectedCallback(): void {
    const form = findIn(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const list = event.submitter?.getAttribute("value") === "mutes" ? "mutes" : "follows";
      this.#add(form, list);
    });
    const file = findIn(this, "input[type=file]", HTMLInputElement);
    file.addEventListener("change", () => void this.#import(file));
    this.addEventListener("click", ({ target }) => {
      const button = target instanceof Element && target.closest("button");
      if (button) this.#press(button);
    });
    store.listen((name) => {
      if (name === "following" || name === "followed") this.#show();
      if (name === "searches") this.#showSearches();
    });
    this.#show();
    this.#showSearches();
  }

  // --- internal ---

  #press(button: HTMLButtonElement): void {
    const place = Number(readHook(button, "at"));
    const drop = (list: List) =>
      this.#change("Removed.", (now) => ({
        ...now,
        [list]: now[list].filter((_, one) => one !== place),
      }));
    switch (readHook(button, "do")) {
      case "unfollow":
        drop("follows");
        break;
      case "unmute":
        drop("mutes");
        break;
      case "undo":
        this.#undo();
        this.#say("");
        break;
      case "export-following":
        download(
          "following.json",
          "application/json",
          `${JSON.stringify(packFollowing(readRules()), null, 2)}\n`,
        );
        break;
    }
  }

  #add(form: HTMLFormElement, list: List): void {
    const fields = new FormData(form);
    const rule = toRule(Object.fromEntries(fields));
    if (!rule) {
      this.#say("Type a name or words first.");
      findIn(form, "[name=value]", HTMLElement).focus();
      return;
    }
    const slugs = readHook(this.querySelector("datalist"), "slugs")?.split(" ") ?? [];
    const slug = rule.value.toLowerCase().replace(/\s+/g, "-");
    if (rule.kind === "topic" && !slugs.includes(slug)) {
      this.#say(`There is no topic “${rule.value}”. There are: ${slugs.join(", ")}.`);
      return;
    }
    const own = rule.kind === "topic" ? { ...rule, value: slug } : rule;
    const what = list === "follows" ? "You follow" : "You mute";
    this.#change(`${what} “${nameOf(own)}”.`, (now) => ({
      ...now,
      [list]: withRule(now[list], own),
    }));
    form.reset();
  }

  async #import(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const read =
      file.size > LARGEST
        ? "The file is larger than 1 MB."
        : await file.text().then(readFollowingFile, () => "The file could not be read.");
    input.value = "";
    if (typeof read === "string") {
      this.#say(`${file.name}: ${read} What was here before is unchanged.`);
      return;
    }
    const count = countOf(read.follows.length + read.mutes.length, "entry");
    this.#change(`${file.name}: ${count} read.`, (now) => ({
      follows: read.follows.reduce(withRule, [...now.follows]),
      mutes: read.mutes.reduce(withRule, [...now.mutes]),
    }));
  }

  /** Changes what is followed, says so, and offers to undo it. */
  #change(sentence: string, change: (now: Following) => Following): void {
    const before = readRules();
    changeRules(change);
    this.#say(sentence, () => changeRules(() => before));
  }

  #show(): void {
    const { follows, mutes } = readRules();
    this.#fill("follows", follows, "unfollow", "Nobody and nothing yet.");
    this.#fill("mutes", mutes, "unmute", "Nothing yet.");
  }

  #fill(name: List, rules: readonly Rule[], does: "unfollow" | "unmute", none: string): void {
    const items = [...rules.entries()]
      .toSorted(([, a], [, b]) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
      .map(([place, rule]) => {
        const button = doButton(does, "Remove", nameOf(rule));
        setHook(button, "at", String(place));
        return make("li", [`${LABELS[rule.kind]}: `, make("b", nameOf(rule)), " ", button]);
      });
    this.#part(name).replaceChildren(...(items.length > 0 ? items : [make("li", none)]));
  }

  #showSearches(): void {
    void showSearches(this.#part("searches"), readHook(this, "folder") ?? "", {
      search: readHook(this, "search-page") ?? "",
      paper: readPaperAddress(this),
    });
  }

  #say(sentence: string, undo?: () => void): void {
    this.#part("status").textContent = sentence;
    const button = findIn(this, at("do", "undo"), HTMLElement);
    button.textContent = "Undo";
    button.hidden = undo === undefined;
    this.#undo = undo ?? (() => {});
  }

  #part(name: Hook): HTMLElement {
    return findIn(this, at(name), HTMLElement);
  }
}

customElements.define("following-list", FollowingList);
