/** The feeds of the site that is being built. */
import type { Content } from "../content/read.ts";
import { toAtom } from "../publish/atom.ts";
import { getDigest } from "./collections.ts";
import { currentContent, currentSettings } from "./current.ts";
import { notesForFeed } from "../publish/note-feed.ts";
import { renderForFeed } from "./render.ts";
import { authorLine } from "../digest/byline.ts";
import type { Entry } from "../digest/entry.ts";
import { makeFeed, type FeedSource } from "../publish/feeds.ts";
import { listLinks } from "../digest/paper-links.ts";
import { FEED, FEED_TYPE, HOME, topicFeedPath, topicPath } from "../digest/urls.ts";
import { cleanCharacters } from "../text/characters.ts";
import type { Topic } from "../paper/topics.ts";

/** The site's feed as Atom. */
export async function siteFeed(): Promise<Response> {
  const { title, description } = currentSettings();
  const { listed } = await getDigest();
  return toResponse({ title, subtitle: description, page: HOME, path: FEED }, listed);
}

/** A topic's feed as Atom. */
export async function topicFeed({ slug, title, blurb }: Topic): Promise<Response> {
  const { listed } = await getDigest();
  return toResponse(
    {
      title: `${title} · ${currentSettings().title}`,
      subtitle: blurb,
      page: topicPath(slug),
      path: topicFeedPath(slug),
    },
    listed.filter(({ topics }) => topics.includes(slug)),
  );
}

// --- internal ---

async function toResponse(source: FeedSource, entries: readonly Entry[]): Promise<Response> {
  const { title: publisher, site: origin = "", base } = currentSettings();
  const { topicBySlug } = await getDigest();
  const content = currentContent();
  const abstracts = abstractsOf(content);
  // Without an origin an address is below the host that the feed came from.
  const address = (path: string) => origin.replace(/\/$/, "") + base.replace(/\/$/, "") + path;
  const notes = notesForFeed(content, address);
  const feed = makeFeed(source, entries, {
    address,
    publisher,
    content: ({ paper, slug }) => {
      const own = notes.get(slug);
      const html = renderForFeed(
        cleanCharacters(authorLine(paper)).text,
        cleanCharacters(abstracts.get(paper.id) ?? "", { paragraphs: true }).text,
        listLinks(paper.links),
        own?.corrected,
      );
      return html + (own?.html() ?? "");
    },
    notedOn: ({ slug }) => notes.get(slug)?.days ?? [],
    topicBySlug,
  });
  return new Response(toAtom(feed), { headers: { "content-type": FEED_TYPE } });
}

let abstracts: Map<string, string> | undefined;

/** Abstracts as their papers' files have them, by id: pages know them as HTML alone. */
function abstractsOf({ papers }: Content): Map<string, string> {
  abstracts ??= new Map(papers.map(({ id, abstract }) => [id, abstract]));
  return abstracts;
}
