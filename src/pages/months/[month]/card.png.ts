/** A month's picture for link previews. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { dateInWords } from "../../../paper/date.ts";
import { hasCards, papersCard } from "../../../site/cards.ts";
import { getMonth } from "../../../site/collections.ts";

export async function getStaticPaths() {
  const { months, topicBySlug } = await getMonth();
  if (!hasCards("month")) return [];
  return months.map(({ period, entries }) => {
    return { params: { month: period }, props: { period, entries, topicBySlug } };
  });
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props: { period, entries, topicBySlug } }) =>
  papersCard(dateInWords(period), entries, topicBySlug);
