/** What a schema finds wrong, in words. Apart from `problem.ts`, which works without any package. */
import { z } from "zod";
import { nearest } from "../text/nearest.ts";

/**
 * zod's issues as `field: what was expected`, one a field. With the schema, the message about an
 * unknown field names the known one that it resembles.
 */
export function describeIssues(
  error: z.ZodError,
  schema?: z.ZodType,
): { field: string; message: string }[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      const known = schema === undefined ? [] : fieldsAt(schema, issue.path);
      return issue.keys.map((key) => {
        const field = [...issue.path, key].join(".");
        const near = nearest(key, known);
        const hint = near === undefined ? "" : `: did you mean "${near}"?`;
        return { field, message: `unknown field "${field}"${hint}` };
      });
    }
    const field = issue.path.join(".");
    const message = field ? `${field}: ${issue.message}` : issue.message;
    return [{ field, message }];
  });
}

// --- internal ---

/** The names of the fields that a schema has at a path. */
function fieldsAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  let at = unwrap(schema);
  for (const key of path)
    at = at instanceof z.ZodObject ? unwrap(at.shape[String(key)]) : undefined;
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap())
    : schema;
}
