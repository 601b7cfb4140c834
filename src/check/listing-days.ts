/** Papers whose day of listing can't be right. The front page leaves them out. */
import { lineOfField } from "../paper/frontmatter.ts";
import { urlIds } from "../paper/id.ts";
import { isBeforeItsId, lastDay, newestPlausibleDay } from "../paper/plausible-day.ts";
import type { CheckedContent, FolderCheck, GivenContext, Warning } from "./check.ts";

export const listingDays: FolderCheck<GivenContext> = {
  name: "listing days",
  *find(given) {
    const last = lastDay(given.today);
    for (const { text, file, fields } of given.notes) {
      const day = fields?.corrections?.day;
      if (day === undefined || day <= last) continue;
      const line = lineOfField(text, "corrections.day");
      yield { file, line, message: `the day ${day} is in the future`, mend: MEND };
    }
    yield* findWrongDays(given, last);
  },
};

/**
 * The papers whose day lies after `last`, is far after all others, or is before the month of
 * their arXiv id, unless a note corrects it.
 */
export function findWrongDays(
  { papers, notes }: Pick<CheckedContent, "papers" | "notes">,
  last = "9999",
): Warning[] {
  const corrected = new Set(
    notes.flatMap(({ name, fields }) => (fields?.corrections?.day && name ? name.paper : [])),
  );
  const left = papers.filter(({ brief }) => !urlIds(brief).some((id) => corrected.has(id)));
  const newest = newestPlausibleDay(left.map(({ brief }) => brief)) ?? last;
  return left.flatMap((paper): Warning[] => {
    const { day } = paper.brief;
    const why =
      day > last
        ? "is in the future"
        : day > newest
          ? `is more than a year after the others, the newest of which is ${newest}`
          : isBeforeItsId(paper.brief)
            ? "is before the month of the paper's arXiv id"
            : undefined;
    if (why === undefined) return [];
    const { file, text } = paper;
    const line = lineOfField(text, "day");
    return [{ level: "warning", file, line, message: `the day ${day} ${why}`, mend: MEND }];
  });
}

// --- internal ---

const MEND =
  "Ingest its day again, which takes the right day from the source, or write a note with corrections: day: 'YYYY-MM-DD'";
