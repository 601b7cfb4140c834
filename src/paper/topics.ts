/** Topics: what a topic file says, and which papers are of that topic. */
import { z } from "zod";
import { plainText } from "./math.ts";
import { slugSchema, type Paper } from "./schema.ts";

const phrases = z.array(
  z.string().trim().min(2, "expected a phrase of two letters or more"),
);

/** The frontmatter of `content/topics/<slug>.md`. */
export const topicFileSchema = z.strictObject({
  /** As readers see it: `Language models`. */
  title: z
    .string({ error: "a topic needs a title" })
    .trim()
    .min(1, "a topic needs a title"),
  /** One sentence on what belongs here. */
  blurb: z
    .string({ error: "a topic needs a blurb of one sentence" })
    .trim()
    .min(1),
  /** Words and phrases; see `compileTopics` for how they match. */
  match: phrases.min(1, "a topic needs at least one phrase to match"),
  /** A title with one of these is not of this topic. */
  exclude: phrases.default([]),
});

/** A topic, named by its file. */
export const topicSchema = topicFileSchema.extend({ slug: slugSchema });

export type Topic = z.output<typeof topicSchema>;

/** Gives a paper's topics: slugs, the best match first. */
export type TopicMatcher = (
  paper: Pick<Paper, "title" | "abstract" | "keywords" | "topics">,
) => string[];

/** A paper is of at most so many topics. */
export const MOST_TOPICS = 4;
/** A phrase in the title, or a phrase twice in the abstract, makes a paper one of the topic. */
const LEAST_SCORE = 2;
const TITLE_WEIGHT = 3;
/** A word that an abstract repeats says no more after the third time. */
const MOST_HITS = 3;

/**
 * Prepares topics for matching. A phrase matches whole words, in the singular and in the
 * plural, with hyphens or spaces between them, in any case. A phrase in capitals (`GAN`) matches
 * capitals alone. Topics set by hand come first, whatever the text says; at most four in all.
 */
export function compileTopics(topics: readonly Topic[]): TopicMatcher {
  const compiled = topics.map(({ slug, match, exclude }) => ({
    slug,
    match: toPatterns(match),
    exclude: toPatterns(exclude),
  }));
  const known = new Set(topics.map(({ slug }) => slug));
  return (paper) => {
    const title = fold(plainText(paper.title));
    const abstract = fold(
      `${plainText(paper.abstract)} ${paper.keywords.join(" . ")}`,
    );
    const scored = compiled.flatMap(({ slug, match, exclude }) => {
      if (hits(title, exclude) > 0) return [];
      const score =
        TITLE_WEIGHT * hits(title, match) +
        Math.min(hits(abstract, match), MOST_HITS);
      return score >= LEAST_SCORE ? [{ slug, score }] : [];
    });
    scored.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
    const byHand = paper.topics.filter((slug) => known.has(slug));
    const all = new Set([...byHand, ...scored.map(({ slug }) => slug)]);
    return [...all].slice(0, Math.max(MOST_TOPICS, byHand.length));
  };
}

// --- internal ---

/** Hyphens and dashes stand for spaces, so that one phrase covers both spellings. */
function fold(text: string): string {
  return text.replace(/[-‐‑–_/]/g, " ").replace(/\s+/g, " ");
}

function toPatterns(list: readonly string[]): RegExp[] {
  const capitals = list.filter((phrase) => phrase === phrase.toUpperCase());
  const others = list.filter((phrase) => phrase !== phrase.toUpperCase());
  return [toPattern(capitals, "gu"), toPattern(others, "giu")].filter(
    (one) => one !== undefined,
  );
}

function toPattern(list: string[], flags: string): RegExp | undefined {
  if (list.length === 0) return undefined;
  const words = list.map((phrase) =>
    fold(phrase).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
  );
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?:e?s)?(?![\\p{L}\\p{N}])`,
    flags,
  );
}

function hits(text: string, patterns: RegExp[]): number {
  return patterns.reduce(
    (sum, pattern) => sum + (text.match(pattern)?.length ?? 0),
    0,
  );
}
