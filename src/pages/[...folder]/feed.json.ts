/** The feeds as JSON Feed: `/feed.json`, `/topics/<slug>/feed.json` and the others. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { folderOf, jsonFeedOf, siteFeeds } from "../../site/feeds.ts";

export async function getStaticPaths() {
  const feeds = await siteFeeds();
  return feeds.map((feed) => ({ params: { folder: folderOf(feed) }, props: { feed } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => jsonFeedOf(props.feed);
