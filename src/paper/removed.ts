/** Papers that must not come back: the file `content/removed.yml`. */
import { z } from "zod";
import { readYaml } from "./frontmatter.ts";
import { idSchema, slugId, urlId } from "./id.ts";
import { distinctionOf, identityOf, type IdentifiedPaper } from "./identity.ts";

/**
 * A list of ids, each with a reason for the people who read the file. A title also keeps the paper
 * out when it comes from a source that doesn't know the id.
 */
const removedSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      title: z.string().optional(),
      reason: z
        .string({ error: "a removal needs a reason" })
        .trim()
        .min(1, "a removal needs a reason"),
    }),
  )
  .nullish();

/** Reasons by the id as in URLs. */
export type Removed = Map<string, string>;

/**
 * Reads the file's text.
 *
 * @throws {ProblemError} with file and line, when an entry lacks an id or a reason
 */
export function readRemoved(text: string, file: string): Removed {
  const list = text.trim() === "" ? [] : (readYaml(text, file, removedSchema) ?? []);
  return new Map(
    list.flatMap(({ id, title, reason }) => {
      const ids = title === undefined ? [id] : [id, slugId(title)];
      return ids.map((one) => [urlId(one), reason] as const);
    }),
  );
}

/** Why a paper must not come back, by any of its ids or its title; undefined where it may. */
export function removalOf(removed: Removed, paper: IdentifiedPaper): string | undefined {
  if (removed.size === 0) return undefined;
  const { id, title, aliases = [] } = paper;
  // The second one is the id of a paper whose title another paper had first.
  const ofTitle = [slugId(title), slugId(title, distinctionOf(identityOf(paper)))];
  for (const one of [id, ...aliases, ...ofTitle]) {
    const reason = removed.get(urlId(one));
    if (reason !== undefined) return reason;
  }
  return undefined;
}
