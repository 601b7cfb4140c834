/** Topics: the fields of a topic file, and which papers belong to a topic. */
import { z } from "zod";
import { plainText } from "../text/math.ts";
import { slugSchema, type Paper } from "./schema.ts";

const phrases = z.array(z.string().trim().min(2, "expected a phrase of two letters or more"));

/** The frontmatter of `content/topics/<slug>.md`. */
export const topicFileSchema = z.strictObject({
  /** As readers see it: `Language models`. */
  title: z.string({ error: "a topic needs a title" }).trim().min(1, "a topic needs a title"),
  /** One sentence on what belongs here. */
  blurb: z.string({ error: "a topic needs a blurb of one sentence" }).trim().min(1),
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
 * Points say how much a paper is about a topic: each phrase in the title gives 5, each in the
 * abstract or the keywords 1, and a category of the paper's that is one of the topic's gives 2.
 * A paper with 5 points is one of the topic, and the more points the better the match. So a
 * phrase in the title is enough, and so are five in the abstract; a category stands for two of
 * them and never makes a topic alone, however broad it may be.
 *
 * A general topic is left out where two narrower ones are in. Topics set by hand come first,
 * whatever the text says; there are four at most in all. Only the paper itself counts, never
 * the archive around it, so a paper's topics don't change when another one arrives.
 */
export function compileTopics(topics: readonly Topic[]): TopicMatcher {
  const titlePhrases = indexPhrases(topics, (topic) => [...topic.match, ...topic.matchTitle]);
  const textPhrases = indexPhrases(topics, (topic) => topic.match);
  const known = new Set(topics.map(({ slug }) => slug));
  return (paper) => {
    const inTitle = countHits(plainText(paper.title), titlePhrases);
    const inText = countHits(
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
const CAPITAL_INSIDE = /.\p{Lu}/u;

/** A text's words, each with the text before it. */
interface Words {
  words: string[];
  /** The same in lower case. */
  lower: string[];
  gaps: string[];
}

/** A phrase of a topic. */
interface Phrase {
  slug: string;
  /** Its words as a text must have them, the last one in singular or plural. */
  words: { forms: string[]; asWritten: boolean; gap: string | undefined }[];
  /** Whether its words are passed over. */
  excluded: boolean;
}

/** Phrases by each form of their first word, in lower case. */
type PhraseIndex = Map<string, Phrase[]>;

function indexPhrases(
  topics: readonly Topic[],
  wanted: (topic: Topic) => readonly string[],
): PhraseIndex {
  const index: PhraseIndex = new Map();
  for (const topic of topics) {
    const phrases = [
      ...topic.exclude.map((text) => ({ text, excluded: true })),
      ...wanted(topic).map((text) => ({ text, excluded: false })),
    ];
    for (const { text, excluded } of phrases) {
      const { words, lower, gaps } = toWords(text);
      const last = words.length - 1;
      const phrase: Phrase = {
        slug: topic.slug,
        excluded,
        words: words.map((word, index) => {
          const asWritten = CAPITAL_INSIDE.test(word);
          const form = asWritten ? word : word.toLowerCase();
          const forms = index < last ? [form] : [form, `${form}s`, `${form}es`];
          return { forms, asWritten, gap: index ? gaps[index] : undefined };
        }),
      };
      const first = lower[0];
      if (first === undefined) continue;
      const forms = last > 0 ? [first] : [first, `${first}s`, `${first}es`];
      for (const form of forms) {
        const known = index.get(form);
        if (known) known.push(phrase);
        else index.set(form, [phrase]);
      }
    }
  }
  return index;
}

/** Hyphens and dashes stand for spaces, so that one phrase covers both spellings. */
function toWords(text: string): Words {
  const folded = text.replace(/[-‐‑–_/]/g, " ").replace(/\s+/g, " ");
  const words: string[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(word);
    gaps.push(folded.slice(end, index));
    end = index + word.length;
  }
  return { words, lower: words.map((word) => word.toLowerCase()), gaps };
}

/** How many phrases of each topic a text has; a word counts for one phrase of a topic. */
function countHits(source: string, index: PhraseIndex): Map<string, number> {
  const text = toWords(source);
  const counts = new Map<string, number>();
  const free = new Map<string, number>();
  for (const [at, word] of text.lower.entries())
    for (const phrase of index.get(word) ?? []) {
      const { slug, excluded, words } = phrase;
      if (at < (free.get(slug) ?? 0) || !standsAt(text, at, phrase)) continue;
      if (!excluded) counts.set(slug, (counts.get(slug) ?? 0) + 1);
      free.set(slug, at + words.length);
    }
  return counts;
}

function standsAt(text: Words, at: number, phrase: Phrase): boolean {
  return phrase.words.every(({ forms, asWritten, gap }, index) => {
    const word = (asWritten ? text.words : text.lower)[at + index];
    return (
      word !== undefined &&
      forms.includes(word) &&
      (gap === undefined || text.gaps[at + index] === gap)
    );
  });
}
