/** The contract of the operator's file, `src/site.config.ts`: its fields, and what each may hold. */
import { z } from "zod";
import { filterSchema } from "../paper/filter.ts";
import { httpUrl } from "../paper/links.ts";
import { cleanCharacters } from "../text/characters.ts";
import { HOST_NAMES } from "./hosts.ts";
import { mailSchema } from "./mail-settings.ts";

/** One line. Control characters would break feeds, and those that reorder text hide what it says. */
const words = z
  .string()
  .transform((text) => cleanCharacters(text).text)
  .pipe(z.string().min(1, "expected a word or more"));

const origin = z
  .string()
  .refine(isOrigin, {
    error:
      "expected an origin without a path, such as https://papers.example.org; a path goes into `base`",
  })
  // As browsers write it: small letters, Punycode, and no port that goes without saying.
  .transform((text) => new URL(text).origin);

/** A path that starts and ends with a slash. */
const basePath = z
  .string()
  .regex(
    /^\/(?:[\w.~-]+\/)*[\w.~-]*$/,
    "expected a path that starts with a slash, of plain letters, digits, - . _ ~ and slashes, such as /digest/",
  )
  .refine((path) => !/\/\.{1,2}(?:\/|$)/.test(path), {
    error: "expected a path without . and .. in it, such as /digest/",
  })
  .transform((path) => (path.endsWith("/") ? path : `${path}/`));

/** The fields of `src/site.config.ts`, which documents them. */
export const settingsSchema = z.strictObject({
  title: words,
  tagline: words,
  description: words,
  site: origin.optional(),
  base: basePath.default("/"),
  contact: words.optional(),
  sources: z.record(z.string(), filterSchema).default({}),
  cards: z.enum(["summary", "abstract"]).default("summary"),
  thumbnails: z.boolean().default(false),
  previews: z
    .enum(["none", "months", "days"], { error: "expected none, months or days" })
    .default("months"),
  repository: z
    .string()
    .refine((text) => httpUrl(text) !== undefined, {
      error: "expected an http(s) address, such as https://github.com/your-lab/digest",
    })
    .optional(),
  branch: z
    .string()
    .regex(/^[\w./-]+$/, "expected the name of a branch, such as main")
    .default("main"),
  mail: mailSchema,
  meaning: z
    .union([z.enum(["shipped", "none"]), z.strictObject({ table: z.string().min(1) })], {
      error: 'expected "shipped", "none", or the file of a table, such as { table: "own.table" }',
    })
    .default("shipped"),
  archive: z
    .strictObject({
      paperPages: z.union([z.literal("all"), z.strictObject({ months: z.int().min(1) })], {
        error: 'expected "all", or how many months have pages of papers, such as { months: 24 }',
      }),
    })
    .default({ paperPages: "all" }),
  host: z.enum(HOST_NAMES, { error: `expected one of ${HOST_NAMES.join(", ")}` }).default("other"),
});

/** What `src/site.config.ts` may hold. */
export type SettingsInput = z.input<typeof settingsSchema>;

/** The settings as the schema gives them: with defaults, and trimmed. */
export type SettingsFields = z.output<typeof settingsSchema>;

// --- internal ---

function isOrigin(text: string): boolean {
  return /^https?:\/\/[^\s/\\?#]+\/?$/i.test(text) && httpUrl(text) !== undefined;
}
