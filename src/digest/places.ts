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
  /** Where every page links to it, in this order; the footer has what the masthead has no room for. */
  at?: "masthead" | "footer";
  /** What a page that isn't there says of it: "From here: …". */
  instead?: string;
}

export const PLACES: readonly Place[] = [
  { path: HOME, label: "Latest", at: "masthead", instead: "the latest papers" },
  { path: NEW, label: "New", at: "footer" },
  { path: FOR_YOU, label: "For you", at: "masthead" },
  { path: TRENDING, label: "Trending", at: "masthead" },
  { path: TOPICS, label: "Topics", at: "masthead" },
  { path: ARCHIVE, label: "Archive", at: "masthead", instead: "every day of the digest" },
  { path: NOTES, label: "Notes", at: "footer" },
  { path: TRENDS, label: "Trends", at: "footer" },
  { path: READING_LIST, label: "Reading list", at: "masthead" },
  { path: FOLLOWING, label: "Following", at: "footer" },
  { path: FEEDS, label: "Feeds", at: "footer" },
  { path: OFFLINE, label: "Offline", at: "footer" },
  { path: SEARCH, label: "Search", instead: "the search" },
];
