/** A standing search as Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getFront } from "../../../site/collections.ts";
import { searchAsMarkdown } from "../../../site/markdown.ts";

export async function getStaticPaths() {
  const { searches } = await getFront();
  return searches.map((view) => ({ params: { search: view.search.slug }, props: { view } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => searchAsMarkdown(props.view);
