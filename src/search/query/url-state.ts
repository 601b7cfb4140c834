/** The search page's state is its address: `/search/?q=…&topic=…&year=…&has=…&sort=…`. */
import { QUERY_PARAMETER } from "../../digest/urls.ts";
import { HAVING, type Filters } from "./filters.ts";

/** The orders that a reader can choose; the first is the default. */
export const SORTS = ["relevance", "newest", "upvotes"] as const;
export type Sort = (typeof SORTS)[number];

/** What is searched for. */
export interface SearchState extends Filters {
  /** As typed. */
  query: string;
  sort: Sort;
}

/** Reads the state from an address's query. What isn't known is left out. */
export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const sort = SORTS.find((name) => name === parameters.get("sort"));
  const has = parameters.getAll("has");
  return {
    query: parameters.get(QUERY_PARAMETER) ?? "",
    topic: parameters.get("topic") || undefined,
    year: parameters.get("year") || undefined,
    has: HAVING.filter((one) => has.includes(one)),
    sort: sort ?? "relevance",
  };
}

/** The address's query for a state, empty where nothing is asked: `?q=diffusion&year=2025`. */
export function writeState({ query, topic, year, has, sort }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set(QUERY_PARAMETER, query.trim());
  if (topic) parameters.set("topic", topic);
  if (year) parameters.set("year", year);
  for (const one of has) parameters.append("has", one);
  if (sort !== "relevance") parameters.set("sort", sort);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}
