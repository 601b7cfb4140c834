/** What `src/site.config.ts` may say. */
import { z } from "zod";
import { filterSchema } from "../paper/filter.ts";
import { httpUrl } from "../paper/links.ts";
import { describeIssues } from "../paper/problem.ts";

const origin = z.string().refine(isOrigin, {
  error:
    "expected an origin without a path, such as https://papers.example.org; a path goes into `base`",
});

/** A path that starts and ends with a slash. */
const base = z
  .string()
  .regex(
    /^\/(?:[\w.~-]+\/)*[\w.~-]*$/,
    "expected a path that starts with a slash, such as /digest/",
  )
  .refine((path) => !/\/\.{1,2}(?:\/|$)/.test(path), {
    error: "expected a path without . and .. in it, such as /digest/",
  })
  .transform((path) => (path.endsWith("/") ? path : `${path}/`));

export const siteSchema = z.strictObject({
  title: z.string().trim().min(1),
  tagline: z.string().trim().min(1),
  description: z.string().trim().min(1),
  site: origin.optional(),
  base: base.default("/"),
  contact: z.string().trim().min(1).optional(),
  sources: z.record(z.string(), filterSchema).default({}),
  repository: z
    .string()
    .refine((text) => httpUrl(text) !== undefined, {
      error: "expected an http(s) address",
    })
    .optional(),
  branch: z
    .string()
    .regex(/^[\w./-]+$/, "expected the name of a branch, such as main")
    .default("main"),
});

export type SiteInput = z.input<typeof siteSchema>;
export type Site = z.output<typeof siteSchema>;

/** Thrown when a setting isn't what it should be. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SettingsError";
  }
}

/**
 * Checks the operator's settings. Environment variables win over the file.
 *
 * @throws {SettingsError} with the field, what was expected, and where to mend it
 */
export function parseSite(input: SiteInput, env: NodeJS.ProcessEnv = {}): Site {
  const site = env["BROADSHEET_SITE"] || input.site;
  const path = env["BROADSHEET_BASE"] || input.base;
  const result = siteSchema.safeParse({ ...input, site, base: path });
  if (result.success) return result.data;
  const lines = describeIssues(result.error).map(({ field, message }) => {
    const variable = { site: "BROADSHEET_SITE", base: "BROADSHEET_BASE" }[
      field
    ];
    const place = variable && env[variable] ? variable : "src/site.config.ts";
    return `${place}: ${message}`;
  });
  throw new SettingsError(lines.join("\n"));
}

// --- internal ---

function isOrigin(text: string): boolean {
  return (
    httpUrl(text) !== undefined &&
    URL.canParse(text) &&
    `${new URL(text).origin}/` === `${text.replace(/\/$/, "")}/`
  );
}
