/** Papers → entries: their texts as HTML. */
import type { Entry, RelatedPaper } from "../digest/entry.ts";
import { urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { plainText } from "../text/math.ts";
import { fromStatement } from "../text/statement.ts";
import { renderAbstract, renderExcerpt, renderInline } from "./render.ts";

/** What the build knows of a paper beside its file. */
export interface WorkedOut {
  /** Slugs of its topics, set by hand or matched, the best first. */
  topics: readonly string[];
  /** Papers on the same subject; empty where the page doesn't show them. */
  related: readonly RelatedPaper[];
}

/** A paper as the pages get it. Its HTML is made when a page first asks for it. */
export function toEntry({ abstract, ...paper }: Paper, { topics, related }: WorkedOut): Entry {
  const title = once(() => renderInline(paper.title));
  const excerpt = once(() => renderExcerpt(fromStatement(abstract), EXCERPT));
  const summary = once(() => renderExcerpt(fromItsStatement(paper.tldr ?? ""), SUMMARY));
  const whole = once(() => renderAbstract(abstract));
  return {
    paper,
    slug: urlId(paper.id),
    topics,
    abstract,
    get description() {
      return describe(abstract || paper.title);
    },
    related,
    html: {
      get title() {
        return title();
      },
      get excerpt() {
        return excerpt();
      },
      get summary() {
        return summary();
      },
      get abstract() {
        return whole();
      },
    },
  };
}

// --- internal ---

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

/** About two sentences. */
const EXCERPT = 240;
const SUMMARY = 300;

/** Some sources send a whole abstract as a summary. */
function fromItsStatement(summary: string): string {
  return summary.length > SUMMARY ? fromStatement(summary) : summary;
}

/** The first 160 characters, which is what search engines of the web show. */
function describe(text: string): string {
  const plain = plainText(text.slice(0, 1000)).replace(/\s+/g, " ");
  return plain.length > 160 ? `${plain.slice(0, 159).trimEnd()}…` : plain;
}
