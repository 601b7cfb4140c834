/** All feeds in one list, which feed readers import. */
import { opmlOfFeeds } from "../site/feeds.ts";

export const GET = () => opmlOfFeeds();
