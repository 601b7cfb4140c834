/** A topic's newest papers as Markdown. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { getFront } from "../../../site/collections.ts";
import { topicTexts } from "../../../site/kept-paths.ts";
import { topicAsMarkdown } from "../../../site/markdown.ts";

export const getStaticPaths = async () => topicTexts(await getFront());

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => topicAsMarkdown(props);
