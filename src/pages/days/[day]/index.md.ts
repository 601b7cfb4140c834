/** A day as Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../site/collections.ts";
import { dayAsMarkdown } from "../../../site/markdown.ts";

export async function getStaticPaths() {
  const { days } = await getMonth();
  return days.map((view) => ({ params: { day: view.day }, props: { view } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => dayAsMarkdown(props.view);
