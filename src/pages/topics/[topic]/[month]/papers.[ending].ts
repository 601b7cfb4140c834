/** The papers of a topic's month for reference managers. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getMonth } from "../../../../site/collections.ts";
import { topicMonthCitations } from "../../../../site/kept-paths.ts";
import { citationFile } from "../../../../site/references.ts";

export const getStaticPaths = async () => topicMonthCitations(await getMonth());

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.entries, props.ending);
