/**
 * A day in the shape of the Daily Papers API, so that programs that read that API work with
 * another base address, and `ingest hf --file` takes our own days.
 *
 * @see https://huggingface.co/docs/hub/api
 */
import { z } from "zod";
import type { Frontmatter, Paper } from "../paper/schema.ts";

const person = z.object({ fullname: z.string() });
const organization = z.object({ name: z.string(), fullname: z.string() });
/** A time in ISO 8601, or a date that is less exact: `2019`, `2019-05`. */
const time = z.string();

/** A paper in a day's list. Optional fields are absent where they aren't known. */
export const dailyPaperSchema = z.object({
  paper: z.object({
    /** The arXiv id, or the digest's own where a paper has none. */
    id: z.string(),
    authors: z.array(z.object({ name: z.string() })),
    publishedAt: time.optional(),
    submittedOnDailyAt: time,
    title: z.string(),
    summary: z.string(),
    upvotes: z.number().optional(),
    ai_summary: z.string().optional(),
    ai_keywords: z.array(z.string()).optional(),
    githubRepo: z.string().optional(),
    githubStars: z.number().optional(),
    projectPage: z.string().optional(),
    organization: organization.optional(),
  }),
  publishedAt: time.optional(),
  title: z.string(),
  thumbnail: z.string().optional(),
  numComments: z.number().optional(),
  submittedBy: person.optional(),
});

/** A day. */
export const dailyPapersSchema = z.array(dailyPaperSchema);

export type DailyPaper = z.output<typeof dailyPaperSchema>;

/** A paper of a day. The summary stands once, in `paper`, where all programs look for it. */
export function toDailyPaper(paper: Frontmatter & Pick<Paper, "abstract">): DailyPaper {
  const { id, title, day, published, links, abstract, thumbnail } = paper;
  const publishedAt = published && timeOf(published);
  const { organization: name, submittedBy } = paper;
  const said: DailyPaper = {
    paper: {
      id,
      authors: paper.authors.map((author) => ({ name: author })),
      publishedAt,
      submittedOnDailyAt: timeOf(day),
      title,
      summary: abstract,
      upvotes: paper.upvotes,
      ai_summary: paper.tldr,
      ai_keywords: paper.keywords.length > 0 ? paper.keywords : undefined,
      githubRepo: links.code,
      githubStars: paper.stars,
      projectPage: links.project,
      organization: name === undefined ? undefined : { name, fullname: name },
    },
    publishedAt,
    title,
    thumbnail,
    numComments: paper.comments,
    submittedBy: submittedBy === undefined ? undefined : { fullname: submittedBy },
  };
  return said;
}

// --- internal ---

/** Midnight of a day; a month or a year stays as it is. */
function timeOf(date: string): string {
  return date.length === "YYYY-MM-DD".length ? `${date}T00:00:00.000Z` : date;
}
