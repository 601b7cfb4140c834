/** What each chart of the trends shows, in a sentence or two. Also for those who don't see it. */
import { countOf } from "../../text/counts.ts";
import { spanOf, type Period, type TopicTrend } from "./count.ts";
import { longMonth } from "../../paper/day.ts";

/** `0.123` → `12%`; what is there and would round to nothing is `under 1%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return "under 1%";
  return `${Math.round(share * 100)}%`;
}

/** The fullest month and the newest one. Empty without months. */
export function papersFinding(periods: readonly Period[]): string {
  const newest = periods.at(-1);
  const fullest = periods.reduce<Period | undefined>(
    (best, one) => (one.papers > (best?.papers ?? 0) ? one : best),
    undefined,
  );
  if (!newest || !fullest) return "";
  if (periods.length === 1)
    return `${nameOf(newest)} is the first month of this digest, with ${countOf(newest.papers, "paper")}${soFar(newest)}. A trend needs a second one: this page grows with the digest.`;
  const most = `${nameOf(fullest)} had the most papers, ${fullest.papers}`;
  return fullest === newest
    ? `${most}${soFar(newest)}.`
    : `${most}; ${nameOf(newest)} has ${newest.papers}${soFar(newest)}.`;
}

/**
 * What half of the papers, and one in ten, had at least: in the newest month that is over, and
 * in the first. Empty where no upvotes are known.
 */
export function upvotesFinding(periods: readonly Period[]): string {
  const known = periods.filter(({ upvotes }) => upvotes !== undefined);
  const first = known[0];
  const last = known.findLast(({ isOpen }) => !isOpen) ?? known.at(-1);
  if (!first?.upvotes || !last?.upvotes) return "";
  const now = `In ${nameOf(last)} half of the papers had ${countOf(last.upvotes.half, "upvote")} or more, and one in ten had ${last.upvotes.topTenth} or more.`;
  return first === last
    ? now
    : `${now} In ${nameOf(first)} it was ${first.upvotes.half} and ${first.upvotes.topTenth}.`;
}

/** The topic that gained most and the one that lost most; in a digest of one month, the largest. */
export function topicsFinding(trends: readonly TopicTrend[], periods: readonly Period[]): string {
  const [largest] = trends;
  if (!largest) return "";
  if (periods.length === 1)
    return `${largest.topic.title} is the largest topic, with ${percent(largest.now)} of the papers.`;
  const risen = trends.find(({ before, now }) => now > before);
  const fallen = trends.find(({ before, now }) => now < before);
  const moves = [
    risen && `${risen.topic.title} gained most: ${move(risen)}.`,
    fallen && `${fallen.topic.title} lost most: ${move(fallen)}.`,
  ].filter((move) => move !== undefined);
  return moves.length > 0 ? moves.join(" ") : "No topic has gained or lost.";
}

/** What is compared: `the first three months and the last three`. */
export function comparedPeriods(periods: readonly Period[]): string {
  const noun = periods.at(-1)?.name.length === 4 ? "year" : "month";
  const span = WORDS[spanOf(periods) - 1] ?? "";
  return span === "one"
    ? `the first ${noun} and the last one`
    : `the first ${span} ${noun}s and the last ${span}`;
}

/** `October 2025`, or `2025`. */
export function nameOf({ name }: Pick<Period, "name">): string {
  return name.length === 4 ? name : longMonth(name);
}

/** A topic's chart in words. */
export function topicFinding(
  { before, now, counts }: TopicTrend,
  periods: readonly Period[],
): string {
  const papers = counts.reduce((total, one) => total + one, 0);
  return `${move({ before, now })} of the papers, comparing ${comparedPeriods(periods)}; ${countOf(papers, "paper")} in all.`;
}

// --- internal ---

const WORDS = [
  "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve",
]; // prettier-ignore

function soFar({ isOpen }: Period): string {
  return isOpen ? " so far" : "";
}

function move({ before, now }: Pick<TopicTrend, "before" | "now">): string {
  return `from ${percent(before)} to ${percent(now)}`;
}
