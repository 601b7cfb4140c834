import { siteFeed } from "../build/feed.ts";

export const GET = () => siteFeed();
