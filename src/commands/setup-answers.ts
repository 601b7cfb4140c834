/** The fields that `npm run setup` sets: what an answer may be, and what answers change. */
import { settingsSchema } from "../site/settings-schema.ts";

/** The fields that make a digest one's own. */
export const FIELDS = [
  "title",
  "tagline",
  "description",
  "repository",
  "host",
  "site",
  "base",
  "contact",
] as const;
export type Field = (typeof FIELDS)[number];

/** What fields are to hold; empty for one that is to be left out. */
export type Answers = Partial<Record<Field, string>>;

/** What the file holds, as answers would say it. */
export function answersIn(fields: Readonly<Record<string, unknown>>): Record<Field, string> {
  const textOf = (field: Field) => {
    const value = fields[field];
    return typeof value === "string" ? value : "";
  };
  return {
    title: textOf("title"),
    tagline: textOf("tagline"),
    description: textOf("description"),
    repository: textOf("repository"),
    host: textOf("host"),
    site: textOf("site"),
    base: textOf("base"),
    contact: textOf("contact"),
  };
}

/** What was expected in place of an answer; undefined for one that is right. */
export function problemOf(field: Field, answer: string): string | undefined {
  return read(field, answer).error?.issues[0]?.message;
}

/** Whether settings without the field are right. */
export function isOptional(field: Field): boolean {
  return settingsSchema.shape[field].safeParse(undefined).success;
}

/** The fields that answers change, with the values to write; undefined for one to leave out. */
export function changesBy(
  answers: Answers,
  fields: Readonly<Record<string, unknown>>,
): Map<Field, string | undefined> {
  const changes = new Map<Field, string | undefined>();
  for (const field of FIELDS) {
    const answer = answers[field];
    if (answer === undefined) continue;
    const wanted = read(field, answer).data;
    const found = settingsSchema.shape[field].safeParse(fields[field]);
    const isSame = found.success && found.data === wanted;
    if (!isSame) changes.set(field, answer.trim() === "" ? undefined : wanted);
  }
  return changes;
}

// --- internal ---

function read(field: Field, answer: string) {
  const text = answer.trim();
  const isLeftOut = text === "" && isOptional(field);
  return settingsSchema.shape[field].safeParse(isLeftOut ? undefined : text);
}
