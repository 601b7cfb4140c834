/**
 * From what a source sends to a valid paper: the one door. A defect in a field is mended or
 * dropped with a warning; what is left without a title is no paper.
 */
import { cleanCharacters } from "./characters.ts";
import { slugId } from "./id.ts";
import { decodeLatex } from "./latex.ts";
import { findRepository } from "./links.ts";
import { describeIssues } from "./problem.ts";
import { paperSchema, type Paper, type PaperInput } from "./schema.ts";

/** A paper as a source words it: texts raw, everything that the source doesn't know left out. */
export interface Draft {
  /** Left out where the source knows no arXiv id: the title's slug takes its place. */
  id?: string;
  title: string;
  abstract: string;
  day: string;
  source: string;
  published?: string | undefined;
  authorCount?: number | undefined;
  comments?: number | undefined;
}

/** A valid paper with the warnings of its mending, or the reason why there is none. */
export type Finished =
  { paper: Paper; warnings: string[] } | { paper: undefined; reason: string };

/**
 * Makes a paper of a draft: cleans characters, decodes LaTeX, takes the code link from the
 * abstract's first GitHub address, and checks the result by the schema.
 */
export function finishDraft(draft: Draft): Finished {
  const title = finishText(draft.title, "title");
  if (!title.text) return { paper: undefined, reason: "it has no title" };
  const abstract = finishText(draft.abstract, "abstract", true);
  const warnings = [...title.warnings, ...abstract.warnings];
  if (!abstract.text) warnings.push("it has no abstract");
  const code = findRepository(abstract.text);
  const input: PaperInput = {
    id: draft.id ?? slugId(title.text),
    title: title.text,
    day: draft.day,
    published: draft.published,
    authorCount: draft.authorCount,
    comments: draft.comments,
    links: code ? { code } : {},
    source: draft.source,
    abstract: abstract.text,
  };
  const result = paperSchema.safeParse(input);
  if (result.success) return { paper: result.data, warnings };
  const reasons = describeIssues(result.error).map(({ message }) => message);
  return { paper: undefined, reason: reasons.join("; ") };
}

// --- internal ---

function finishText(raw: string, field: string, paragraphs = false) {
  const { text, dropped } = cleanCharacters(raw, { paragraphs });
  const warnings = dropped.map((what) => `${field}: dropped ${what}`);
  const decoded = paragraphs
    ? text.split("\n\n").map(decodeLatex).filter(Boolean).join("\n\n")
    : decodeLatex(text);
  return { text: decoded, warnings };
}
