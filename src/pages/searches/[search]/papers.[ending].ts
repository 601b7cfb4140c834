/** The papers of a standing search for reference managers. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getFront } from "../../../site/collections.ts";
import { searchCitations } from "../../../site/kept-paths.ts";
import { citationFile } from "../../../site/references.ts";

export const getStaticPaths = async () => searchCitations(await getFront());

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => citationFile(props.newest, props.ending);
