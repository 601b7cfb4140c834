/** A topic's newest papers as Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getFront } from "../../../site/collections.ts";
import { topicAsMarkdown } from "../../../site/markdown.ts";

export async function getStaticPaths() {
  const { topics } = await getFront();
  return topics.map((view) => ({ params: { topic: view.topic.slug }, props: { view } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => topicAsMarkdown(props.view);
