/** What the catalogue keeps of the files of papers: each paper whole, and each in brief. */
import { keyOf } from "../files/cache.ts";
import { briefOf, type PaperBrief } from "../paper/brief.ts";
import { ProblemError, type ProblemText } from "../paper/problem.ts";
import { removalOf } from "../paper/removed.ts";
import type { Paper } from "../paper/schema.ts";
import { compileTopics, type TopicMatcher } from "../paper/topics.ts";
import { textsOf, type ChunkBytes } from "./chunks.ts";
import type { Rules } from "./open-chunk.ts";
import { readPaper } from "./papers.ts";

/** A file's paper, or what is wrong with the file. */
export type ReadFile = Paper | ProblemText[];

/** A file's paper in brief, or what is wrong with the file. */
export type KeptFile = KeptPaper | ProblemText[];

/** A paper in brief, as its file has it, with what was worked out about it. */
export interface KeptPaper {
  brief: PaperBrief;
  source: string;
  /** The key of the whole paper: another one where any field is another. */
  key: string;
  /** Slugs of its topics, the best first. */
  topics: string[];
  /** Why the paper must not come back; absent where it may. */
  removal?: string | undefined;
}

/** The papers of files. @param files their paths, of which the names count */
export function parsePapers(files: readonly string[], bytes: ChunkBytes): ReadFile[] {
  const texts = textsOf(bytes);
  return files.map((file, at) => {
    try {
      return readPaper(texts[at] ?? "", file);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      // The file's path as the user knows it depends on where the command runs.
      return error.problems.map(({ line, message, mend }) => ({ line, message, mend }));
    }
  });
}

/** The papers in brief. */
export function keepInBrief(papers: readonly ReadFile[], rules: Rules): KeptFile[] {
  const match = matcherOf(rules);
  return papers.map((paper) => {
    if (Array.isArray(paper)) return paper;
    const removal = removalOf(rules.removed, paper);
    const { source } = paper;
    return { brief: briefOf(paper), source, key: keyOf(paper), topics: match(paper), removal };
  });
}

/** The topics of papers by these rules. */
export function matcherOf(rules: Rules): TopicMatcher {
  const known = matchers.get(rules) ?? compileTopics(rules.topics);
  matchers.set(rules, known);
  return known;
}

// --- internal ---

const matchers = new WeakMap<Rules, TopicMatcher>();
