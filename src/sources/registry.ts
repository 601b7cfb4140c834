/** The sources by their names. A new source is a file in this room and a line here. */
import { arxiv } from "./arxiv.ts";
import { bibtex } from "./bibtex.ts";
import { hf } from "./hf.ts";
import { jsonl } from "./jsonl.ts";
import { page } from "./page.ts";
import type { Source } from "./source.ts";

export const SOURCES: readonly Source[] = [page, hf, arxiv, jsonl, bibtex];

/** The source of that name, if there is one. */
export function findSource(name: string): Source | undefined {
  return SOURCES.find((source) => source.name === name);
}
