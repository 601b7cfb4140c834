/** What becomes of a paper that we hold when a source sends it again: one rule a field. */
import { isArxivId } from "./id.ts";
import type { Paper } from "./schema.ts";

/**
 * The paper that we hold, brought up to date by the one that came. This is the one place that
 * says what happens to each field.
 */
export function mergePapers(old: Paper, came: Paper): Paper {
  return {
    // An id once written never changes: notes, links and readers' lists hold on to it.
    id: old.id,
    // A source that knows the arXiv id has the title from there; a copied page has lost its math.
    title: knowsArxiv(old) && !knowsArxiv(came) ? old.title : came.title,
    // A day never moves later: what was in Thursday's digest stays there.
    day: earlier(old.day, came.day),
    published: newest(old.published, came.published),
    updated: newest(old.updated, came.updated),
    type: newest(old.type, came.type),
    venue: newest(old.venue, came.venue),
    authors: filled(old.authors, came.authors),
    authorCount: newest(old.authorCount, came.authorCount),
    categories: filled(old.categories, came.categories),
    keywords: filled(old.keywords, came.keywords),
    // Set by hand, and never touched by a machine.
    topics: old.topics,
    upvotes: newest(old.upvotes, came.upvotes),
    comments: newest(old.comments, came.comments),
    stars: newest(old.stars, came.stars),
    tldr: newest(old.tldr, came.tldr),
    // A source that doesn't know a link doesn't take it away.
    links: { ...old.links, ...came.links },
    thumbnail: newest(old.thumbnail, came.thumbnail),
    organization: newest(old.organization, came.organization),
    submittedBy: newest(old.submittedBy, came.submittedBy),
    withdrawn: newest(old.withdrawn, came.withdrawn),
    // An arXiv id that comes after the paper leads to it from then on.
    aliases: union(old.aliases, [
      ...(came.aliases ?? []),
      ...(isArxivId(came.id) && came.id !== old.id ? [came.id] : []),
    ]),
    source: old.source,
    // A page may cut an abstract short; a shorter one never replaces it.
    abstract: longer(old, came),
  };
}

// --- internal ---

/** The newest answer wins; where it says nothing, what we hold stays. */
function newest<Value>(old: Value, came: Value): Value {
  return came ?? old;
}

/** A list that comes empty says nothing. */
function filled(old: string[], came: string[]): string[] {
  return came.length > 0 ? came : old;
}

function earlier(old: string, came: string): string {
  return came < old ? came : old;
}

function union(old: string[] | undefined, came: string[]): string[] | undefined {
  const all = [...new Set([...(old ?? []), ...came])].sort();
  return all.length > 0 ? all : undefined;
}

/** Of two that are as long, a source's own newer one: two sources would change it back and forth. */
function longer(old: Paper, came: Paper): string {
  const least = old.abstract.length + (came.source === old.source ? 0 : 1);
  return came.abstract.length >= least ? came.abstract : old.abstract;
}

function knowsArxiv({ id, aliases = [], links }: Paper): boolean {
  return [id, ...aliases].some(isArxivId) || links.arxiv !== undefined;
}
