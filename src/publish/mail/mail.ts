/** A mail of papers, in whatever form it is written: texts in plain characters, all bounded. */
import { authorLine } from "../../paper/author-line.ts";
import { listLinks, type PaperLink } from "../../digest/paper-links.ts";
import { placeOf } from "../../digest/paper-paths.ts";
import { urlId } from "../../paper/id.ts";
import type { Paper } from "../../paper/schema.ts";
import { cleanCharacters } from "../../text/characters.ts";
import { countOf } from "../../text/counts.ts";
import { plainText } from "../../text/math.ts";
import { toPlain } from "../feeds.ts";
import type { Chosen } from "./choose.ts";

/** At most so many papers have authors, a sentence and links; so many more their titles alone. */
export const MOST_WHOLE = 30;
export const MOST_TITLES = 70;

/** A mail. All addresses are absolute. */
export interface Mail extends Pick<Chosen, "name" | "day" | "about" | "when"> {
  /** The digest's name. */
  digest: string;
  subject: string;
  /** What mail programs show beside the subject. */
  preview: string;
  /** How many papers it is about. */
  count: number;
  papers: MailPaper[];
  /** Those that have only a title here. */
  titles: Pick<MailPaper, "title" | "url">[];
  /** The digest, and its page with these papers; undefined where it has no address. */
  site: string | undefined;
  page: string | undefined;
  /** Who sends it and how to reach them, a line each. */
  footer: string[];
}

/** A paper in a mail. */
export interface MailPaper {
  title: string;
  /** Its page; where the digest has no address, the paper itself, if it has one. */
  url: string | undefined;
  authors: string;
  /** `12 upvotes`; empty where there are none, or none are known. */
  upvotes: string;
  /** What the paper says: a summary that its source made, or the beginning of the abstract. */
  said: string;
  isSummary: boolean;
  links: PaperLink[];
}

/** What a mail needs of the site. */
export interface MailContext {
  /** The digest's name. */
  digest: string;
  /** The origin; undefined where it isn't known. */
  site: string | undefined;
  base: string;
  /** The first month whose papers have pages: see `havePages`. */
  pagesFrom: string;
  /** In lines. */
  footer?: string | undefined;
}

/**
 * Makes a mail.
 *
 * @param papers the papers of `chosen`, in its order
 */
export function makeMail(
  { name, day, about, when, page }: Omit<Chosen, "entries">,
  papers: readonly Paper[],
  { digest: title, site, base, pagesFrom, footer = "" }: MailContext,
): Mail {
  const address = (path: string) =>
    site === undefined ? undefined : new URL(base.replace(/\/$/, "") + path, site).href;
  const digest = toPlain(title);
  const all = papers
    .slice(0, MOST_WHOLE + MOST_TITLES)
    .map((paper) => toMailPaper(paper, address(placeOf(urlId(paper.id), paper.day, pagesFrom))));
  const whole = takeWhile(all.slice(0, MOST_WHOLE), { each: 1400, most: 65_000 });
  const titles = takeWhile(
    all.slice(whole.length, whole.length + MOST_TITLES).map((paper) => toTitle(paper)),
    { each: 300, most: 30_000 },
  );
  const more = papers.length > 1 ? ` and ${papers.length - 1} more` : "";
  const head = [digest, about && toPlain(about), shortWhen(when)].filter(Boolean).join(", ");
  return {
    name,
    day,
    when,
    about: about && cut(toPlain(about), 200),
    digest,
    subject: `${cut(head, 90)}: ${cut(all[0]?.title ?? "", 80)}${more}`,
    preview: cut(
      all
        .slice(0, 5)
        .map((paper) => paper.title)
        .join(" · "),
      200,
    ),
    count: papers.length,
    papers: whole,
    titles,
    site: address("/"),
    page: address(page),
    footer: footer
      .split("\n")
      .map((line) => cleanCharacters(line).text)
      .filter(Boolean),
  };
}

/** At most so many characters, cut at a word, with an ellipsis where something was left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(0, most).search(/\s\S*$/);
  const kept = text.slice(0, end > most / 2 ? end : most - 1).replace(/\p{Cs}$/u, "");
  return `${kept.replace(/[\s.,;:–-]+$/, "")}…`;
}

// --- internal ---

const TITLE = 300;
const AUTHORS = 300;
const SAID = 320;
const ADDRESS = 500;

/**
 * The first items, as long as their texts and the markup around `each` have at most so many bytes:
 * providers cut mails of more than 102 kB.
 */
function takeWhile<Item>(
  items: readonly Item[],
  { each, most }: { each: number; most: number },
): Item[] {
  let left = most;
  const end = items.findIndex((item) => {
    left -= Buffer.byteLength(JSON.stringify(item)) + each;
    return left < 0;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

function toTitle({ title, url }: MailPaper): Pick<MailPaper, "title" | "url"> {
  return { title: cut(title, 160), url };
}

/** `Thursday, 16 October 2025` → `16 October 2025`: a subject has little room. */
function shortWhen(when: string): string {
  return when.replace(/^\w+day, /, "");
}

function toMailPaper(paper: Paper, page: string | undefined): MailPaper {
  const { title, abstract, tldr, upvotes } = paper;
  const links = listLinks(paper.links).filter(({ url }) => url.length <= ADDRESS);
  return {
    title: cut(toPlain(title), TITLE),
    url: page ?? links[0]?.url,
    authors: cut(cleanCharacters(authorLine(paper)).text, AUTHORS),
    upvotes: upvotes ? countOf(upvotes, "upvote") : "",
    said: cut(cleanCharacters(plainText(tldr ?? abstract.slice(0, 4 * SAID))).text, SAID),
    isSummary: tldr !== undefined,
    links,
  };
}
