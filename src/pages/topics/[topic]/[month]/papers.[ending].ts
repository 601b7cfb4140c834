/** The papers of a topic's month for reference managers. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../../site/collections.ts";
import { citationFile, ENDINGS } from "../../../../site/references.ts";

export async function getStaticPaths() {
  const { topicMonths } = await getMonth();
  return topicMonths.flatMap(({ topic, view: { month, entries } }) =>
    ENDINGS.map((ending) => ({
      params: { topic: topic.slug, month, ending },
      props: { entries, ending },
    })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.entries, props.ending);
