import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../../site/collections.ts";
import { citationFile } from "../../../../site/references.ts";

export async function getStaticPaths() {
  const { topicMonths } = await getMonth();
  return topicMonths.map(({ topic, view }) => ({
    params: { topic: topic.slug, month: view.month },
    props: { entries: view.entries },
  }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.entries, "bib");
