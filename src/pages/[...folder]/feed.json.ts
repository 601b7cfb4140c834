/** The feeds as JSON Feed: `/feed.json`, `/topics/<slug>/feed.json` and the others. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { feedPaths, jsonFeedOf } from "../../site/feeds.ts";

export const getStaticPaths = feedPaths;

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => jsonFeedOf(props.feed);
