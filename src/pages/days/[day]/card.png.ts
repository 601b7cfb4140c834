/** A day's picture for link previews. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { longDay } from "../../../paper/day.ts";
import { hasCards, papersCard } from "../../../site/cards.ts";
import { getMonth } from "../../../site/collections.ts";

export async function getStaticPaths() {
  const { days, topicBySlug } = await getMonth();
  if (!hasCards("day")) return [];
  return days.map(({ day, entries }) => {
    return { params: { day }, props: { day, entries, topicBySlug } };
  });
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { day, entries, topicBySlug } }) =>
  papersCard(longDay(day), entries, topicBySlug);
