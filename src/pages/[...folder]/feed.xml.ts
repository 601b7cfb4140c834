/** The feeds as Atom: `/feed.xml`, `/topics/<slug>/feed.xml` and the others. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { atomOf, feedPaths } from "../../site/feeds.ts";

export const getStaticPaths = feedPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => atomOf(props.feed);
