/** Times the related papers of a content folder, and says whether a second run finds the same. */
import { isDeepStrictEqual } from "node:util";
import { readContent } from "../../src/content/read.ts";
import { findRelated } from "../../src/digest/related/related.ts";
import { parseArguments } from "../../src/commands/run-command.ts";
import { print, secondsSince } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- related [options]

Options
  --content DIR  the folder that holds papers/ (content)
  --help         print this text

Prints one JSON line: what, papers, related (how many papers have some), pairs, seconds, same.
`;

/** The bench: gives the exit code, 1 when a second run differs. */
export async function bench(args: string[]): Promise<number> {
  const options = { content: { type: "string", default: "content" } } as const;
  const { values } = parseArguments({ args, options });
  const { papers } = readContent(values.content);
  const began = performance.now();
  const found = findRelated(papers);
  const seconds = secondsSince(began, 2);
  const lists = [...found.values()].filter((related) => related.length > 0);
  const same = isDeepStrictEqual(findRelated(papers.toReversed()), found);
  print({
    what: "related papers",
    papers: papers.length,
    related: lists.length,
    pairs: lists.flat().length,
    seconds,
    same,
  });
  return same ? 0 : 1;
}
