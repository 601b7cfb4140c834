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
  const wanted = toBook(topics, ({ match }) => match);
  const unwanted = toBook(topics, ({ exclude }) => exclude);
  const known = new Set(topics.map(({ slug }) => slug));
  return (paper) => {
    const title = toWords(plainText(paper.title));
    const abstract = toWords(
      `${plainText(paper.abstract)} . ${paper.keywords.join(" . ")}`,
    );
    const inTitle = countHits(title, wanted);
    const inAbstract = countHits(abstract, wanted);
    const excluded = countHits(title, unwanted);
    const scored = [...known].flatMap((slug) => {
      const score =
        TITLE_WEIGHT * (inTitle.get(slug) ?? 0) +
        Math.min(inAbstract.get(slug) ?? 0, MOST_HITS);
      return score >= LEAST_SCORE && !excluded.has(slug)
        ? [{ slug, score }]
        : [];
    });
    scored.sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
    const byHand = paper.topics.filter((slug) => known.has(slug));
    const all = new Set([...byHand, ...scored.map(({ slug }) => slug)]);
    return [...all].slice(0, Math.max(MOST_TOPICS, byHand.length));
  };
}

// --- internal ---

/** A text's words, each with what stands before it. */
interface Words {
  words: string[];
  /** The same in lower case. */
  lower: string[];
  gaps: string[];
}

/** A phrase of a topic. */
interface Phrase extends Words {
  slug: string;
  inCapitals: boolean;
}

/** Phrases by their first word in lower case, in every form in which it may stand. */
type Book = Map<string, Phrase[]>;

function toBook(
  topics: readonly Topic[],
  phrasesOf: (topic: Topic) => readonly string[],
): Book {
  const book: Book = new Map();
  for (const topic of topics)
    for (const text of phrasesOf(topic)) {
      const phrase = {
        ...toWords(text),
        slug: topic.slug,
        inCapitals: text === text.toUpperCase(),
      };
      const first = phrase.lower[0];
      if (first === undefined) continue;
      const forms =
        phrase.words.length === 1
          ? [first, `${first}s`, `${first}es`]
          : [first];
      for (const form of forms)
        book.set(form, [...(book.get(form) ?? []), phrase]);
    }
  return book;
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

/** How often each topic's phrases stand in a text; one word counts for one phrase of a topic. */
function countHits(text: Words, book: Book): Map<string, number> {
  const counts = new Map<string, number>();
  const free = new Map<string, number>();
  for (const [at, word] of text.lower.entries())
    for (const phrase of book.get(word) ?? []) {
      if (at < (free.get(phrase.slug) ?? 0) || !standsAt(text, at, phrase))
        continue;
      counts.set(phrase.slug, (counts.get(phrase.slug) ?? 0) + 1);
      free.set(phrase.slug, at + phrase.words.length);
    }
  return counts;
}

function standsAt(text: Words, at: number, phrase: Phrase): boolean {
  const has = phrase.inCapitals ? text.words : text.lower;
  const wants = phrase.inCapitals ? phrase.words : phrase.lower;
  const last = wants.length - 1;
  return wants.every((want, index) => {
    if (index > 0 && text.gaps[at + index] !== phrase.gaps[index]) return false;
    const word = has[at + index];
    return (
      word === want ||
      (index === last && (word === `${want}s` || word === `${want}es`))
    );
  });
}
