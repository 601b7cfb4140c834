/**
 * From what a source sends to a valid paper: the one door. A defect in a field is mended or
 * dropped with a warning; what is left without a title or an id is no paper.
 */
import { cleanCharacters } from "../text/characters.ts";
import { parseCslType, type CslType } from "./csl-types.ts";
import { isDay } from "./day.ts";
import { isArxivId, slugId } from "./id.ts";
import { decodeLatex } from "../text/latex.ts";
import { findRepository, httpUrl, repositoryOf } from "./links.ts";
import { splitMath } from "../text/math.ts";
import { describeIssues } from "./problem.ts";
import { linksSchema, paperSchema, type Links, type Paper } from "./schema.ts";

/** A paper as a source words it: texts raw, everything that the source doesn't know left out. */
export interface Draft {
  /** Left out where the source knows no arXiv id: the title's slug takes its place. */
  id?: string | undefined;
  title: string;
  abstract: string;
  /** The listing day, `'YYYY-MM-DD'`. */
  day: string;
  source: string;
  /** Days or times in ISO 8601; the day of the date as written counts. */
  published?: string | undefined;
  updated?: string | undefined;
  /** A CSL type, such as `article-journal`; see `CSL_TYPES`. */
  type?: string | undefined;
  /** The name of the journal or of the proceedings. */
  venue?: string | undefined;
  authors?: string[] | undefined;
  authorCount?: number | undefined;
  categories?: string[] | undefined;
  keywords?: string[] | undefined;
  upvotes?: number | undefined;
  comments?: number | undefined;
  stars?: number | undefined;
  tldr?: string | undefined;
  /** Addresses as the source has them, by the names of the paper's links. */
  links?: { [Name in keyof Links]: string | undefined } | undefined;
  thumbnail?: string | undefined;
  organization?: string | undefined;
  submittedBy?: string | undefined;
  withdrawn?: boolean | undefined;
}

/** A valid paper with the warnings of its mending, or the reason why there is none. */
export type Finished = { paper: Paper; warnings: string[] } | { paper: undefined; reason: string };

/**
 * Makes a paper of a draft: cleans characters, decodes LaTeX, drops what can't be linked to or
 * isn't a date, takes the code link from the abstract's first GitHub address where the source
 * has none, and checks the result by the schema.
 */
export function finishDraft(draft: Draft): Finished {
  const warnings: string[] = [];
  const warn = (warning: string) => warnings.push(warning);
  const line = (raw: string | undefined, field: string) =>
    raw === undefined ? undefined : finishText(raw, field, warn) || undefined;
  const lines = (raw: readonly string[] | undefined, field: string) =>
    (raw ?? []).map((text) => finishText(text, field, warn)).filter(Boolean);

  const title = noteLoneDollars(finishText(draft.title, "title", warn), "title", warn);
  if (!title) return { paper: undefined, reason: "it has no title" };
  const abstract = finishAbstract(draft.abstract, warn);
  if (!abstract) warn("it has no abstract");
  const id = draft.id ?? slugId(title);
  const result = paperSchema.safeParse({
    id,
    title,
    day: draft.day,
    published: finishDay(draft.published, "published", warn),
    updated: finishDay(draft.updated, "updated", warn),
    type: finishType(draft.type, warn),
    venue: line(draft.venue, "venue"),
    authors: lines(draft.authors, "authors"),
    authorCount: draft.authorCount,
    categories: lines(draft.categories, "categories"),
    keywords: lines(draft.keywords, "keywords"),
    upvotes: draft.upvotes,
    comments: draft.comments,
    stars: draft.stars,
    tldr: line(draft.tldr, "tldr"),
    links: finishLinks(draft, id, abstract, warn),
    thumbnail: finishAddress(draft.thumbnail, "thumbnail", warn),
    organization: line(draft.organization, "organization"),
    submittedBy: line(draft.submittedBy, "submittedBy"),
    withdrawn: draft.withdrawn || undefined,
    source: draft.source,
    abstract,
  });
  if (result.success) return { paper: result.data, warnings };
  const reasons = describeIssues(result.error).map(({ message }) => message);
  return { paper: undefined, reason: reasons.join("; ") };
}

// --- internal ---

type Warn = (warning: string) => void;

function finishText(raw: string, field: string, warn: Warn): string {
  const { text, dropped } = cleanCharacters(raw);
  for (const what of dropped) warn(`${field}: dropped ${what}`);
  return decodeLatex(text);
}

function finishAbstract(raw: string, warn: Warn): string {
  const { text, dropped } = cleanCharacters(raw, { paragraphs: true });
  for (const what of dropped) warn(`abstract: dropped ${what}`);
  const decoded = text.split("\n\n").map(decodeLatex).filter(Boolean);
  return noteLoneDollars(decoded.join("\n\n"), "abstract", warn);
}

/** Names a `$` that opens no math and is no money; it stays, as a character like any other. */
function noteLoneDollars(text: string, field: string, warn: Warn): string {
  const isLone = splitMath(text).some(
    ({ kind, value }) => kind === "text" && /(?<![\\\d])\$(?!\s?\d)/.test(value),
  );
  if (isLone) warn(`${field}: a "$" without a partner is shown as it is`);
  return text;
}

function finishDay(raw: string | undefined, field: string, warn: Warn): string | undefined {
  if (raw === undefined) return undefined;
  const day = raw.slice(0, 10);
  if (isDay(day)) return day;
  warn(`${field}: dropped "${raw}", which is no day from 1991 to 2199`);
  return undefined;
}

function finishType(raw: string | undefined, warn: Warn): CslType | undefined {
  if (raw === undefined || raw.trim() === "") return undefined;
  const type = parseCslType(raw);
  if (type === undefined)
    warn(`type: dropped "${raw.slice(0, 60)}", which is no CSL type such as article-journal`);
  return type;
}

function finishAddress(raw: string | undefined, field: string, warn: Warn): string | undefined {
  if (raw === undefined || raw.trim() === "") return undefined;
  const url = httpUrl(raw);
  if (url === undefined)
    warn(`${field}: dropped "${raw.slice(0, 60)}", which is no http(s) address`);
  return url;
}

function finishLinks(draft: Draft, id: string, abstract: string, warn: Warn): Links {
  const links: Links = {};
  if (isArxivId(id)) {
    links.arxiv = `https://arxiv.org/abs/${id}`;
    links.pdf = `https://arxiv.org/pdf/${id}`;
  }
  for (const name of linksSchema.keyof().options) {
    const url = finishAddress(draft.links?.[name], `links.${name}`, warn);
    if (url !== undefined) links[name] = name === "code" ? (repositoryOf(url) ?? url) : url;
  }
  links.code ??= findRepository(abstract);
  if (links.code === undefined) delete links.code;
  return links;
}
