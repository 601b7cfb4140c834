/** The pages that every page links to: what they are called, and where the links are. */
import {
  ARCHIVE,
  FEEDS,
  FOLLOWING,
  FOR_YOU,
  HOME,
  NEW,
  NOTES,
  OFFLINE,
  READING_LIST,
  SEARCH,
  TOPICS,
  TRENDING,
  TRENDS,
} from "./urls.ts";

interface Place {
  path: string;
  label: string;
  /** Whether the masthead and the footer link to it, in this order. */
  masthead?: true;
  footer?: true;
  /** What a page that isn't there says of it: "From here: …". */
  instead?: string;
}

export const PLACES: readonly Place[] = [
  { path: HOME, label: "Latest", masthead: true, instead: "the latest papers" },
  { path: NEW, label: "New", footer: true },
  { path: FOR_YOU, label: "For you", masthead: true, footer: true },
  { path: TRENDING, label: "Trending", masthead: true, footer: true },
  { path: TOPICS, label: "Topics", masthead: true, footer: true },
  {
    path: ARCHIVE,
    label: "Archive",
    masthead: true,
    footer: true,
    instead: "every day of the digest",
  },
  { path: NOTES, label: "Notes", footer: true },
  { path: TRENDS, label: "Trends", footer: true },
  { path: READING_LIST, label: "Reading list", masthead: true, footer: true },
  { path: FOLLOWING, label: "Following", footer: true },
  { path: FEEDS, label: "Feeds", footer: true },
  { path: OFFLINE, label: "Offline", footer: true },
  { path: SEARCH, label: "Search", instead: "the search" },
];
