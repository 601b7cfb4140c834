/** A day in the shape of the Daily Papers API. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../site/collections.ts";
import { dailyPapersOf } from "../../../site/exports.ts";

export async function getStaticPaths() {
  const { days } = await getMonth();
  return days.map((view) => ({ params: { day: view.day }, props: { view } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => dailyPapersOf(props.view);
