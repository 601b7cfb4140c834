import type { APIRoute, InferGetStaticPropsType } from "astro";
import { CITATION_ENDINGS } from "../../../digest/urls.ts";
import { getMonth } from "../../../site/collections.ts";
import { citationFile } from "../../../site/references.ts";

export async function getStaticPaths() {
  const { days } = await getMonth();
  return days.flatMap(({ day, entries }) =>
    CITATION_ENDINGS.map((ending) => ({ params: { day, ending }, props: { entries, ending } })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.entries, props.ending);
