/** The papers of a standing search for reference managers. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getFront } from "../../../site/collections.ts";
import { citationFile, ENDINGS } from "../../../site/references.ts";

export async function getStaticPaths() {
  const { searches } = await getFront();
  return searches.flatMap(({ search, newest }) =>
    ENDINGS.map((ending) => ({
      params: { search: search.slug, ending },
      props: { newest, ending },
    })),
  );
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.newest, props.ending);
