/** What the views are made of: a paper with what the build worked out about it. */
import type { Frontmatter } from "../paper/schema.ts";
import type { Related } from "./related/related.ts";

/** What orders, calendars and counts need of a paper. */
export interface EntryFacts {
  paper: Pick<
    Frontmatter,
    "id" | "aliases" | "title" | "day" | "published" | "updated" | "rank" | "upvotes" | "comments"
  >;
  /** The id as in URLs. */
  slug: string;
  /** Slugs of its topics, the best first. */
  topics: readonly string[];
}

/** A paper as pages show it. `html` comes from the build and holds nothing that could run. */
export interface Entry extends EntryFacts {
  paper: Frontmatter;
  /** As in the paper's file: plain text with `$math$`. */
  abstract: string;
  /** The beginning of the abstract in plain characters. */
  description: string;
  /** Papers on the same subject, the most alike first. */
  related: readonly RelatedPaper[];
  html: {
    title: string;
    abstract: string;
    /** Some 240 characters of the abstract, from where it says what the paper does. */
    excerpt: string;
    /** The source's AI-generated summary; empty where it has none. */
    summary: string;
  };
}

/** A related paper, as a page names it without showing it. */
export interface RelatedPaper extends Related {
  day: string;
  title: string;
  hasNote: boolean;
}

/** How many papers of a week or a month are cards; the others follow as rows, by day. */
export const CARDS_OF_PERIOD = 20;

/** How many papers a topic's own page shows; the others are on the pages of its months. */
export const NEWEST_OF_TOPIC = 30;

/** How many papers the page of trending papers shows. */
export const TRENDING_PAPERS = 50;
