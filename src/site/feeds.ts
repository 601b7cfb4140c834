/** The feeds of the site that is being built. */
import { toAtom } from "../publish/atom.ts";
import { getDigest } from "./collections.ts";
import { currentContent, currentSettings } from "./current.ts";
import { notesForFeed } from "../publish/note-feed.ts";
import { renderForFeed } from "./render.ts";
import { authorLine } from "../digest/byline.ts";
import type { Entry } from "../digest/entry.ts";
import { makeFeed, type FeedContext, type FeedSource } from "../publish/feeds.ts";
import { listLinks } from "../digest/paper-links.ts";
import { FEED, FEED_TYPE, HOME, topicFeedPath, topicPath } from "../digest/urls.ts";
import { cleanCharacters } from "../text/characters.ts";
import type { Topic } from "../paper/topics.ts";

/** The site's feed as Atom. */
export async function siteFeed(): Promise<Response> {
  const { title, description } = currentSettings();
  const { listed } = await getDigest();
  return toResponse({ title, subtitle: description, page: HOME, path: FEED, enough: 50 }, listed);
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
      enough: 30,
    },
    listed.filter(({ topics }) => topics.includes(slug)),
  );
}

// --- internal ---

async function toResponse(source: FeedSource, entries: readonly Entry[]): Promise<Response> {
  context ??= makeContext();
  const feed = makeFeed(source, entries, await context);
  return new Response(toAtom(feed), { headers: { "content-type": FEED_TYPE } });
}

let context: Promise<FeedContext> | undefined;

/** What all feeds of the site share. A paper is in the site's feed and in those of its topics. */
async function makeContext(): Promise<FeedContext> {
  const { title: publisher, site: origin = "", base } = currentSettings();
  const { topicBySlug } = await getDigest();
  const content = currentContent();
  // Pages know abstracts as HTML alone.
  const abstracts = new Map(content.papers.map(({ id, abstract }) => [id, abstract]));
  // Without an origin an address is below the host that the feed came from.
  const address = (path: string) => origin.replace(/\/$/, "") + base.replace(/\/$/, "") + path;
  const notes = notesForFeed(content, address);
  const render = ({ paper, slug, description }: Entry, isWhole: boolean) => {
    const own = notes.get(slug);
    const abstract = abstracts.get(paper.id) ?? "";
    const html = renderForFeed(
      cleanCharacters(authorLine(paper)).text,
      cleanCharacters(isWhole || !abstract ? abstract : description, { paragraphs: true }).text,
      listLinks(paper.links),
      own?.corrected,
    );
    return html + (own?.html() ?? "");
  };
  return {
    address,
    publisher,
    content: rememberContents(render),
    notedOn: ({ slug }) => notes.get(slug)?.days ?? [],
    topicBySlug,
  };
}

/** Renders a paper once, whatever number of feeds it is in. */
function rememberContents(render: FeedContext["content"]): FeedContext["content"] {
  const known = { whole: new Map<Entry, string>(), beginning: new Map<Entry, string>() };
  return (entry, isWhole) => {
    const rendered = known[isWhole ? "whole" : "beginning"];
    const html = rendered.get(entry) ?? render(entry, isWhole);
    rendered.set(entry, html);
    return html;
  };
}
