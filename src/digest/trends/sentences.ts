/** What each chart of the trends shows, in a sentence or two; also the charts' accessible text. */
import { dateInWords } from "../../paper/date.ts";
import { countOf } from "../../text/counts.ts";
import { spanOf, type Period, type TopicTrend } from "./count.ts";

/** `0.123` → `12%`; a share above zero that would round to zero is `under 1%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return "under 1%";
  return `${Math.round(share * 100)}%`;
}

/** The month with the most papers, and the newest one. Empty without months. */
export function papersFinding(periods: readonly Period[]): string {
  const newest = periods.at(-1);
  const most = Math.max(...periods.map(({ papers }) => papers));
  const fullest = periods.find(({ papers }) => papers === most);
  if (!newest || !fullest) return "";
  if (periods.length === 1)
    return `${nameOf(newest)} is the first month of this digest, with ${countOf(newest.papers, "paper")}${soFar(newest)}. A trend needs a second one: this page grows with the digest.`;
  const finding = `${nameOf(fullest)} had the most papers, ${most}`;
  return fullest === newest
    ? `${finding}${soFar(newest)}.`
    : `${finding}; ${nameOf(newest)} has ${newest.papers}${soFar(newest)}.`;
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

/** What is compared: `the first 3 months and the last 3`. */
export function comparedPeriods(periods: readonly Period[]): string {
  const noun = stepOf(periods);
  const span = spanOf(periods);
  return span === 1
    ? `the first ${noun} and the last one`
    : `the first ${span} ${noun}s and the last ${span}`;
}

/** What the periods are: months or years. */
export function stepOf(periods: readonly Period[]): "month" | "year" {
  return periods[0]?.name.length === 4 ? "year" : "month";
}

/** `October 2025`, `October 2025, so far`, or the same of a year. */
export function nameWithState(period: Period): string {
  return `${nameOf(period)}${period.isOpen ? ", so far" : ""}`;
}

/** `March 2025 to February 2026`. */
export function rangeOf(periods: readonly Period[]): string {
  return [periods.at(0), periods.at(-1)].flatMap((one) => (one ? nameOf(one) : [])).join(" to ");
}

/** A period's upvotes: the words for a pointer over the chart. */
export function upvotesInWords(period: Period): string {
  const { upvotes } = period;
  return upvotes
    ? `${nameWithState(period)}: half of the papers had ${upvotes.half} or more, one in ten ${upvotes.topTenth} or more`
    : `${nameWithState(period)}: upvotes not known`;
}

/** A topic's chart in words. */
export function topicFinding(trend: TopicTrend, periods: readonly Period[]): string {
  const papers = trend.counts.reduce((total, one) => total + one, 0);
  return `${move(trend)} of the papers, comparing ${comparedPeriods(periods)}; ${countOf(papers, "paper")} in all.`;
}

// --- internal ---

/** `October 2025`, or `2025`. */
function nameOf({ name }: Period): string {
  return dateInWords(name);
}

function soFar({ isOpen }: Period): string {
  return isOpen ? " so far" : "";
}

function move({ before, now }: TopicTrend): string {
  return `from ${percent(before)} to ${percent(now)}`;
}
