/** Marks the papers of a list that answer to what is followed, and folds muted ones away. */
import { nameOf, RuleBook } from "../../for-you/following.ts";
import { textsOf } from "../../for-you/rank-list.ts";
import { hookName, readHook } from "../../digest/page-hooks.ts";
import type { ElementReading } from "../../paper/element.ts";
import { Session } from "../../search/query/session.ts";
import { fold } from "../for-you/render-paper.ts";
import { make } from "../make.ts";
import { readRules } from "./fields.ts";

/** Marks a list's papers. Where the index doesn't come, the list stays as it is. */
export async function markList(
  list: HTMLElement,
  papers: readonly (ElementReading & { element: HTMLElement })[],
): Promise<void> {
  const rules = readRules();
  const [follows, mutes] = [new RuleBook(rules.follows), new RuleBook(rules.mutes)];
  const session = new Session(readHook(list, "folder") ?? "");
  const texts = await session.use((search) => textsOf(search, papers));
  const byId = new Map(texts.map((text) => [text.id, text]));
  for (const { id, title, topics, element } of papers) {
    const text = byId.get(id);
    if (!text) continue;
    const followed = follows.of(text, topics).filter(({ kind }) => kind !== "topic");
    if (followed.length > 0 && !element.querySelector(".follow-mark")) {
      const mark = make("span", `Follows: ${followed.map(nameOf).join(", ")}`, {
        className: "follow-mark",
      });
      const line = element.querySelector(".byline");
      if (line) line.append(make("li", [mark]));
      else element.append(" ", mark);
    }
    const muted = mutes.of(text, topics).map(nameOf);
    if (muted.length > 0 && !element.hasAttribute(hookName("collapsed")))
      fold(element, title, muted);
  }
}
