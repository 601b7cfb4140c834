/** Papers that must not come back: `content/removed.yml`. */
import { z } from "zod";
import { readYaml } from "./frontmatter.ts";
import { idSchema, urlId } from "./id.ts";

/** A list of ids, each with the reason, which is for the people who read the file. */
const removedSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      reason: z.string().trim().min(1, "a removal needs a reason"),
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
  const list =
    text.trim() === "" ? [] : (readYaml(text, file, removedSchema) ?? []);
  return new Map(list.map(({ id, reason }) => [urlId(id), reason]));
}

/** Why a paper must not come back, under any of its ids; undefined where it may. */
export function removalOf(
  removed: Removed,
  { id, aliases = [] }: { id: string; aliases?: string[] | undefined },
): string | undefined {
  for (const one of [id, ...aliases]) {
    const reason = removed.get(urlId(one));
    if (reason !== undefined) return reason;
  }
  return undefined;
}
