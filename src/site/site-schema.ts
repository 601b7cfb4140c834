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
const basePath = z
  .string()
  .regex(
    /^\/(?:[\w.~-]+\/)*[\w.~-]*$/,
    "expected a path that starts with a slash, such as /digest/",
  )
  .refine((path) => !/\/\.{1,2}(?:\/|$)/.test(path), {
    error: "expected a path without . and .. in it, such as /digest/",
  })
  .transform((path) => (path.endsWith("/") ? path : `${path}/`));

const siteSchema = z.strictObject({
  title: z.string().trim().min(1),
  tagline: z.string().trim().min(1),
  description: z.string().trim().min(1),
  site: origin.optional(),
  base: basePath.default("/"),
  contact: z.string().trim().min(1).optional(),
  sources: z.record(z.string(), filterSchema).default({}),
  thumbnails: z.boolean().default(false),
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
 * Checks the operator's settings. The environment wins over the file: `BROADSHEET_SITE`,
 * `BROADSHEET_BASE`, and `BROADSHEET_SETTINGS` for the other fields, as a JSON object.
 *
 * @throws {SettingsError} with the field, what was expected, and where to mend it
 */
export function parseSite(input: SiteInput, env: NodeJS.ProcessEnv = {}): Site {
  const settings = readSettings(env["BROADSHEET_SETTINGS"]);
  const site = env["BROADSHEET_SITE"] || settings["site"] || input.site;
  const base = env["BROADSHEET_BASE"] || settings["base"] || input.base;
  const result = siteSchema.safeParse({ ...input, ...settings, site, base });
  if (result.success) return result.data;
  const lines = describeIssues(result.error).map(({ field, message }) => {
    const [name = ""] = field.split(".");
    const variable = { site: "BROADSHEET_SITE", base: "BROADSHEET_BASE" }[name];
    const place =
      variable && env[variable]
        ? variable
        : Object.hasOwn(settings, name)
          ? "BROADSHEET_SETTINGS"
          : "src/site.config.ts";
    return `${place}: ${message}`;
  });
  throw new SettingsError(lines.join("\n"));
}

// --- internal ---

function readSettings(text = ""): Record<string, unknown> {
  if (!text) return {};
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new SettingsError(
      'BROADSHEET_SETTINGS: expected a JSON object with fields of src/site.config.ts, such as {"thumbnails": true}',
    );
  }
}

function isOrigin(text: string): boolean {
  return (
    httpUrl(text) !== undefined &&
    URL.canParse(text) &&
    `${new URL(text).origin}/` === `${text.replace(/\/$/, "")}/`
  );
}
