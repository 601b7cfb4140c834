/** The pictures for link previews of the site that is being built. */
import { countTopics } from "../digest/topics.ts";
import type { EntryFacts } from "../digest/entry.ts";
import { cardPath, dayPath, monthPath } from "../digest/urls.ts";
import { monthOf } from "../paper/day.ts";
import type { ShownTopic } from "../paper/topics.ts";
import { drawCard } from "../publish/cards/card.ts";
import { countOf } from "../text/counts.ts";
import { currentSettings } from "./current.ts";

/** What a card is of: the site, each month, or each day. */
export type CardOf = "site" | "month" | "day";

/** Whether there are such cards. */
export function hasCards(of: CardOf): boolean {
  const { previews } = currentSettings();
  return previews === "days" || (previews === "months" && of !== "day");
}

/** The path of a day's card: its own, or the one of its month. */
export function cardOfDay(day: string): string {
  return cardPath(hasCards("day") ? dayPath(day) : monthPath(monthOf(day)));
}

/** The card of the site. */
export function siteCard(): Promise<Response> {
  return draw(currentSettings().tagline, []);
}

/** The card of papers. @param when a day or a month, in words */
export function papersCard(
  when: string,
  entries: readonly EntryFacts[],
  topicBySlug: ReadonlyMap<string, ShownTopic>,
): Promise<Response> {
  const topics = countTopics(entries, [...topicBySlug.values()])
    .slice(0, 3)
    .map(({ topic, count }) => `${topic.title} ${count}`);
  return draw(when, [countOf(entries.length, "paper"), topics.join(" · ")].filter(Boolean));
}

// --- internal ---

async function draw(headline: string, lines: readonly string[]): Promise<Response> {
  const png = await drawCard({ name: currentSettings().title, headline, lines });
  return new Response(new Uint8Array(png), { headers: { "content-type": "image/png" } });
}
