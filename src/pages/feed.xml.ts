import { siteFeed } from "../site/feeds.ts";

export const GET = () => siteFeed();
