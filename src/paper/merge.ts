/** Merges a held paper and an item that is the same paper. */
import { decodeText } from "../text/decode.ts";
import type { MergeRule } from "./field-row.ts";
import { FIELD_ROWS } from "./fields.ts";
import { isArxivId } from "./id.ts";
import { isBeforeItsId } from "./plausible-day.ts";
import { isSamePerson, tellsLess } from "./person.ts";
import { FIELD_NAMES, type Paper } from "./schema.ts";
import { areAlike, isSameVenue } from "./venue.ts";

/** How an item reaches the merge. */
export interface Coming {
  /** Whether a source sends an item again that it sent before, so that it may correct it. */
  isAgain?: boolean;
}

/**
 * The paper that we hold, brought up to date by the one that came: each field by the rule in its
 * row of `fields.ts`. Neither argument is changed.
 *
 * What is missing is filled in from either side. Where the two contradict each other, a source
 * that sends an item again is right; else arXiv and what copies it are, over a bibliography, which
 * is typed by people; else what we hold stays.
 */
export function mergePapers(
  held: Paper,
  came: Paper,
  { isAgain = held.source === came.source }: Coming = {},
): Paper {
  const merged = { ...held };
  for (const field of FIELD_NAMES)
    copyField(field, RULES[FIELD_ROWS[field].merge]({ held, came, field, isAgain }), merged);
  return merged;
}

/** Two values that contradict each other. */
export interface Contradiction {
  name: string;
  has: string;
  says: string;
}

/**
 * What two papers that are one say against each other: DOIs, venues, years, or titles where the
 * first authors differ, too.
 */
export function findContradictions(held: Paper, came: Paper): Contradiction[] {
  const isOther = !isSamePerson(held.authors[0] ?? "", came.authors[0] ?? "");
  const facts = [
    { name: "title", has: held.title, says: isOther ? came.title : "", isSame: areAlike },
    { name: "DOI", has: held.links.doi, says: came.links.doi, isSame: isSameText },
    { name: "venue", has: held.venue, says: came.venue, isSame: isSameVenue },
    { name: "year", has: yearOf(held), says: yearOf(came), isSame: isSameText },
  ];
  return facts.flatMap(({ name, has, says, isSame }) =>
    has && says && !isSame(has, says) ? [{ name, has, says }] : [],
  );
}

// --- internal ---

interface Pair {
  held: Paper;
  came: Paper;
  field: keyof Paper;
  isAgain: boolean;
}

/** Gives the paper whose value is taken. */
type Rule = (pair: Pair) => Paper;

/** Sources that people type. */
const TYPED = new Set(["bibtex"]);

/** Where both have a value, the one that is taken by `choose`; else the one there is. */
function present(choose: Rule): Rule {
  return (pair) => {
    const { held, came, field } = pair;
    if (isAbsent(came[field])) return held;
    return isAbsent(held[field]) ? came : choose(pair);
  };
}

const newest = present(({ came }) => came);

/** Where the two contradict each other, the value of the more reliable source. */
const stronger: Rule = ({ held, came, isAgain }) => {
  if (knowsArxiv(held) && !knowsArxiv(came)) return held;
  if (TYPED.has(came.source) || !isArxivId(came.id))
    return isAgain && !(TYPED.has(held.source) && hasArxivRecord(held)) ? came : held;
  return came;
};

const authors: Rule = (pair) => {
  const { held, came, isAgain } = pair;
  if (held.authors.length === 0 || came.authors.length === 0)
    return came.authors.length > 0 ? came : held;
  if (tellsLess(came.authors, held.authors)) return held;
  if (tellsLess(held.authors, came.authors)) return came;
  if (!isAgain && held.moreAuthors !== came.moreAuthors) return held.moreAuthors ? came : held;
  return stronger(pair);
};

/** The earlier day, but for one before the month of the arXiv id, which can't be right. */
const earliest: Rule = ({ held, came }) => {
  const [first, second] = came.day < held.day ? [came, held] : [held, came];
  const aliases = [...(held.aliases ?? []), ...(came.aliases ?? []), came.id];
  const isWrong = ({ day }: Paper) => isBeforeItsId({ ...held, aliases, day });
  return isWrong(first) && !isWrong(second) ? second : first;
};

const RULES: Record<MergeRule, Rule> = {
  held: ({ held }) => held,
  newest,
  stronger: present(stronger),
  kept: present(({ held, came, isAgain }) => (isAgain ? came : held)),
  type: present((pair) => {
    const { held, came, isAgain } = pair;
    if (came.type === "preprint") return held;
    return isAgain || held.type === "preprint" ? came : held;
  }),
  date: present((pair) => {
    const { held, came, field } = pair;
    const [has, says] = [String(held[field]), String(came[field])];
    if (has.startsWith(says)) return held;
    if (says.startsWith(has)) return came;
    // A year and a venue belong together.
    const isVenueNew = held.venue === undefined && came.venue !== undefined;
    return isVenueNew && !hasArxivRecord(held) ? came : stronger(pair);
  }),
  authors,
  authorCount: (pair) => {
    const { authors: names } = authors(pair);
    const count = pair.came.authorCount ?? pair.held.authorCount;
    const isTooSmall = count !== undefined && count < names.length;
    return { ...pair.held, authorCount: isTooSmall ? undefined : count };
  },
  earliest,
  day: (pair) => (pair.came.day === pair.held.day ? newest(pair) : earliest(pair)),
  links: (pair) => {
    const { held, came } = pair;
    const [first, second] = stronger(pair) === came ? [held, came] : [came, held];
    return { ...held, links: { ...first.links, ...second.links } };
  },
  ids: ({ held, came }) => {
    const isGained = isArxivId(came.id) && came.id !== held.id;
    const gained = isGained ? [came.id] : [];
    const ids = new Set([...(held.aliases ?? []), ...(came.aliases ?? []), ...gained]);
    return { ...held, aliases: ids.size > 0 ? [...ids].sort() : undefined };
  },
  longest: ({ held, came }) => {
    if (held.abstract === came.abstract) return held;
    // Of two that are as long, two sources would change it back and forth.
    const least = lettersIn(held.abstract) + (came.source === held.source ? 0 : 1);
    return lettersIn(came.abstract) >= least ? came : held;
  },
};

/** The length of the text without markup, which older versions kept. */
function lettersIn(abstract: string): number {
  const { text } = decodeText(abstract, { paragraphs: true });
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function copyField<Name extends keyof Paper>(name: Name, from: Paper, to: Paper): void {
  to[name] = from[name];
}

function isAbsent(value: Paper[keyof Paper]): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function isSameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function knowsArxiv({ id, aliases = [], links }: Paper): boolean {
  return [id, ...aliases].some(isArxivId) || links.arxiv !== undefined;
}

/** Whether a paper's fields are from arXiv, or from what copies it, rather than typed. */
function hasArxivRecord(paper: Paper): boolean {
  const isCopied = paper.links.hf !== undefined || paper.updated !== undefined;
  return knowsArxiv(paper) && (isCopied || !TYPED.has(paper.source));
}

/** arXiv's date is that of the first version, and contradicts no later publication. */
function yearOf(paper: Paper): string | undefined {
  return hasArxivRecord(paper) ? undefined : paper.published?.slice(0, 4);
}
