/** A standing search as Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getFront } from "../../../site/collections.ts";
import { searchPaths } from "../../../site/kept-paths.ts";
import { searchAsMarkdown } from "../../../site/markdown.ts";

export const getStaticPaths = async () => searchPaths(await getFront());

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => searchAsMarkdown(props.view);
