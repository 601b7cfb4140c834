import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getDigest } from "../../../site/collections.ts";
import { topicFeed } from "../../../site/feeds.ts";

export async function getStaticPaths() {
  const { topics } = await getDigest();
  return topics.map(({ topic }) => ({ params: { topic: topic.slug }, props: { topic } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => topicFeed(props.topic);
