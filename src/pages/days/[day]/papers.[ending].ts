import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../site/collections.ts";
import { citationFile, ENDINGS } from "../../../site/references.ts";

export async function getStaticPaths() {
  const { days } = await getMonth();
  return days.flatMap(({ day, entries }) =>
    ENDINGS.map((ending) => ({ params: { day, ending }, props: { entries, ending } })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.entries, props.ending);
