/** The papers of a month, a JSON object a line. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../../site/collections.ts";
import { papersOfMonth } from "../../../../site/exports.ts";

export async function getStaticPaths() {
  const { months, days } = await getMonth();
  return months.map(({ period }) => ({ params: { month: period }, props: { days } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props, params }) =>
  papersOfMonth(params["month"] ?? "", props.days);
