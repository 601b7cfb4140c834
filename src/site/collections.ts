/**
 * The digest for the pages, and their notes as components. This file alone asks Astro for a
 * collection. A build gives each unit its own digest; the development server makes one of all
 * papers, anew when a note changes.
 */
import { getEntry, render } from "astro:content";
import type { DayView } from "../digest/days.ts";
import { havePages, placeOf } from "../digest/paper-paths.ts";
import { currentBuild, currentSettings, readCurrentContent } from "./current.ts";
import type { CommonDigest, FrontDigest, MonthDigest } from "./digest.ts";
import { wholeDigest } from "./whole-digest.ts";
import type { SiteNote } from "./site-note.ts";

/** What every page may ask for. */
export async function getDigest(): Promise<CommonDigest> {
  return currentDigest();
}

/** Where a paper is, below the base path: its page, or its place on its day's page. @param slug its id as in URLs */
export function pathOf(slug: string, day: string): string {
  return placeOf(slug, day, currentDigest().pagesFrom);
}

/** What pages of a day, a week, a month or a paper show. @throws {Error} for another page */
export async function getMonth(): Promise<MonthDigest> {
  const build = currentBuild();
  if (build && !build.month) throw new Error("This page belongs to no month: use getFront.");
  return build?.month ?? wholeSite();
}

/** The days whose papers have pages of their own, or those that have their papers whole. */
export async function getDays(papers: "own" | "whole"): Promise<DayView[]> {
  const { days, pagesFrom } = await getMonth();
  return days.filter(({ day }) => havePages(day, pagesFrom) === (papers === "own"));
}

/** What the other pages show. @throws {Error} for a page of a month */
export async function getFront(): Promise<FrontDigest> {
  const build = currentBuild();
  if (build && !build.front) throw new Error("This page belongs to a month: use getMonth.");
  return build?.front ?? wholeSite();
}

/** A note's text as a component. */
export async function renderNote({ id }: SiteNote) {
  const entry = await getEntry("notes", id);
  if (!entry) throw new Error(`The note ${id} wasn't compiled.`);
  return (await render(entry)).Content;
}

// --- internal ---

function currentDigest(): CommonDigest {
  const build = currentBuild();
  return build?.month ?? build?.front ?? wholeSite();
}

let whole: (MonthDigest & FrontDigest) | undefined;

function wholeSite(): MonthDigest & FrontDigest {
  whole ??= wholeDigest(readCurrentContent(), currentSettings());
  return whole;
}
