/** The indexes of days, months and topics, and the JSON Schema of each file. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { apiIndexes } from "../../../site/exports.ts";

export async function getStaticPaths() {
  const indexes = Object.entries(await apiIndexes());
  return indexes.map(([name, data]) => ({ params: { name }, props: { data } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => Response.json(props.data);
