/** Topics: the fields of a topic file, and which papers belong to a topic. */
import { z } from "zod";
import { plainText } from "../text/math.ts";
import { countPhrases, indexPhrases, type TopicPhrase } from "./phrases.ts";
import { slugSchema, type Paper } from "./schema.ts";

const phrases = z
  .array(
    z
      .string()
      .trim()
      .min(2, "expected a phrase of two letters or more")
      .max(200, "expected a phrase of at most 200 characters"),
  )
  .max(1000, "expected at most 1000 phrases");

/** The frontmatter of `content/topics/<slug>.md`. */
export const topicFileSchema = z.strictObject({
  /** As readers see it: `Language models`. */
  title: z
    .string({ error: "a topic needs a title" })
    .trim()
    .min(1, "a topic needs a title")
    .max(200, "expected a title of at most 200 characters"),
  /** One sentence on what belongs here. */
  blurb: z
    .string({ error: "a topic needs a blurb of one sentence" })
    .trim()
    .min(1)
    .max(2000, "expected a blurb of at most 2000 characters"),
  /** Words and phrases; see `compileTopics` for how they match. */
  match: phrases.min(1, "a topic needs at least one phrase to match"),
  /** Phrases that count in a title alone: too common in abstracts, such as `dataset`. */
  matchTitle: phrases.default([]),
  /** Phrases whose words don't count, such as `game changer` for a topic of games. */
  exclude: phrases.default([]),
  /** arXiv categories that are a sign of the topic, such as `cs.RO`. */
  categories: z
    .array(
      z.string().regex(/^[a-z-]+(?:\.[A-Za-z-]+)?$/, "expected an arXiv category such as cs.CV"),
    )
    .default([]),
  /** A general topic is for papers with fewer than two narrower topics. */
  general: z.boolean().default(false),
});

/** A topic, named by its file. */
export const topicSchema = topicFileSchema.extend({ slug: slugSchema });

export type Topic = z.output<typeof topicSchema>;

/** What pages show of a topic: they know nothing of the rule by which papers come to it. */
export type ShownTopic = Pick<Topic, "slug" | "title" | "blurb">;

/** Topics as pages show them. */
export function shownTopics(topics: readonly Topic[]): ShownTopic[] {
  return topics.map(({ slug, title, blurb }) => ({ slug, title, blurb }));
}

/** Gives a paper's topics: slugs, the best match first. */
export type TopicMatcher = (
  paper: Pick<Paper, "title" | "abstract" | "keywords" | "categories" | "topics">,
) => string[];

/** How many topics a paper has at most, unless more are set by hand. */
export const MOST_TOPICS = 4;

/**
 * Prepares topics for matching.
 *
 * A phrase matches whole words, in the singular and in the plural, with hyphens or spaces
 * between them. Case doesn't matter, but in words with a capital inside: `GAN` and `ViT` match
 * that spelling alone. The words of an excluded phrase are passed over.
 *
 * Points measure how much a paper is about a topic: each phrase in the title gives 5, each in the
 * abstract or the keywords 1, and a category of the paper's that is one of the topic's gives 2.
 * A paper with 5 points belongs to the topic; more points are a better match. So a
 * phrase in the title is enough, and so are five in the abstract; a category stands for two of
 * them and never makes a topic alone.
 *
 * A general topic is left out where two narrower ones match. Topics set by hand come first; there
 * are four in all, or more where more are set by hand. Only the paper itself counts, never the
 * archive around it, so a paper's topics don't change when another paper arrives.
 */
export function compileTopics(topics: readonly Topic[]): TopicMatcher {
  const titlePhrases = indexPhrases(
    topics.flatMap((topic) => phrasesOf(topic, [...topic.match, ...topic.matchTitle])),
  );
  const textPhrases = indexPhrases(topics.flatMap((topic) => phrasesOf(topic, topic.match)));
  const known = new Set(topics.map(({ slug }) => slug));
  return (paper) => {
    const inTitle = countPhrases(plainText(paper.title), titlePhrases);
    const inText = countPhrases(
      [plainText(paper.abstract), ...paper.keywords].join(" . "),
      textPhrases,
    );
    const fitting = topics
      .map(({ slug, categories, general }) => ({
        slug,
        general,
        points:
          TITLE_POINTS * (inTitle.get(slug) ?? 0) +
          (inText.get(slug) ?? 0) +
          (categories.some((one) => paper.categories.includes(one)) ? CATEGORY_POINTS : 0),
      }))
      .filter(({ points }) => points >= ENOUGH_POINTS)
      .sort((a, b) => b.points - a.points || (a.slug < b.slug ? -1 : 1));
    const narrow = fitting.filter(({ general }) => !general);
    const matched = narrow.length < ENOUGH_NARROW ? fitting : narrow;
    const byHand = paper.topics.filter((slug) => known.has(slug));
    const all = new Set([...byHand, ...matched.map(({ slug }) => slug)]);
    return [...all].slice(0, Math.max(MOST_TOPICS, byHand.length));
  };
}

// --- internal ---

const ENOUGH_POINTS = 5;
const TITLE_POINTS = 5;
const CATEGORY_POINTS = 2;
const ENOUGH_NARROW = 2;

function phrasesOf({ slug, exclude }: Topic, wanted: readonly string[]): TopicPhrase[] {
  return [
    ...exclude.map((text) => ({ slug, text, excluded: true })),
    ...wanted.map((text) => ({ slug, text, excluded: false })),
  ];
}
