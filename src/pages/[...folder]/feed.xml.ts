/** The feeds as Atom: `/feed.xml`, `/topics/<slug>/feed.xml` and the others. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { atomOf, folderOf, siteFeeds } from "../../site/feeds.ts";

export async function getStaticPaths() {
  const feeds = await siteFeeds();
  return feeds.map((feed) => ({ params: { folder: folderOf(feed) }, props: { feed } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => atomOf(props.feed);
