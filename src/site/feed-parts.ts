/** What the feeds of the site are made of, worked out once a build. */
import { authorLine } from "../paper/author-line.ts";
import type { Entry } from "../digest/entry.ts";
import { listLinks } from "../digest/paper-links.ts";
import type { FeedContext } from "../publish/feeds.ts";
import { notesForFeed, type NotedPaper } from "../publish/note-feed.ts";
import type { NotedEntry } from "../publish/other-feeds.ts";
import { cleanCharacters } from "../text/characters.ts";
import { compareTexts } from "../text/compare.ts";
import { getFront } from "./collections.ts";
import { currentSettings } from "./current.ts";
import type { FrontDigest } from "./digest.ts";
import { leadOn } from "./pages-from.ts";
import { renderForFeed } from "./render.ts";

/** The parts of feeds. */
export interface FeedParts {
  digest: FrontDigest;
  /** Every note with its paper, the newest first. */
  noted: NotedEntry[];
  context: FeedContext;
}

let made: Promise<FeedParts> | undefined;

/** The parts, worked out at the first call. */
export function feedParts(): Promise<FeedParts> {
  made ??= makeParts();
  return made;
}

/** A path below the base → an address. Without an origin it is below the host that a file came from. */
export function address(path: string): string {
  const { site: origin = "", base } = currentSettings();
  return origin + base.replace(/\/$/, "") + path;
}

// --- internal ---

async function makeParts(): Promise<FeedParts> {
  const digest = await getFront();
  const lead = leadOn(
    digest.entries.map(({ paper }) => paper),
    digest.pagesFrom,
  );
  const noted = notesForFeed(
    digest.entries.map(({ paper }) => paper),
    digest.noteTexts,
    (path) => address(lead(path)),
  );
  const context: FeedContext = {
    address,
    publisher: currentSettings().title,
    pagesFrom: digest.pagesFrom,
    content: contentOf(noted),
    notedOn: ({ slug }) => noted.get(slug)?.days ?? [],
    topicBySlug: digest.topicBySlug,
  };
  return { digest, noted: newestNotes(digest, noted), context };
}

/** Renders a paper for feeds: once, whatever number of feeds it is in. */
function contentOf(noted: ReadonlyMap<string, NotedPaper>): FeedContext["content"] {
  const known = { whole: new Map<Entry, string>(), beginning: new Map<Entry, string>() };
  return (entry, isWhole) => {
    const rendered = known[isWhole ? "whole" : "beginning"];
    const html = rendered.get(entry) ?? render(entry, isWhole);
    rendered.set(entry, html);
    return html;
  };
  function render({ paper, slug, abstract, description }: Entry, isWhole: boolean): string {
    const own = noted.get(slug);
    const html = renderForFeed(
      cleanCharacters(authorLine(paper)).text,
      cleanCharacters(isWhole || !abstract ? abstract : description, { paragraphs: true }).text,
      listLinks(paper.links),
      own?.corrected,
    );
    return html + (own?.html() ?? "");
  }
}

function newestNotes(
  { entryById }: FrontDigest,
  noted: ReadonlyMap<string, NotedPaper>,
): NotedEntry[] {
  return [...noted]
    .flatMap(([slug, { notes }]) => {
      const entry = entryById.get(slug);
      return entry ? notes.map((note) => ({ note, entry })) : [];
    })
    .sort((a, b) => compareTexts(b.note.date + b.note.id, a.note.date + a.note.id));
}
