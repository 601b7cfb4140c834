/** The sources by their names. A new source is a file in this room and a line here. */
import { page } from "./page.ts";
import type { Source } from "./source.ts";

export const SOURCES: readonly Source[] = [page];

/** The source of that name, if there is one. */
export function findSource(name: string): Source | undefined {
  return SOURCES.find((source) => source.name === name);
}
