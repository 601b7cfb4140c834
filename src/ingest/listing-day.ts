/** The listing day of a source's item, where it can be right. */
import type { Draft } from "../paper/finish-draft.ts";
import { whyImplausible } from "../paper/plausible-day.ts";
import type { Source } from "../sources/source.ts";

/** What an ingest knows of the days of a batch. */
export interface AskedDays {
  source: Pick<Source, "began" | "wholeDays">;
  /** `--date`, which is taken unchecked. */
  date: string | undefined;
  /** The day of the batch: what was asked for, or the day in the file's name. */
  day: string | undefined;
  /** The current day in UTC. */
  today: string;
}

/**
 * The draft with a listing day that can be right: its own, else with a warning the day that was
 * asked for; or the reason why there is none.
 */
export function settleDay(
  draft: Draft,
  { source, date, day, today }: AskedDays,
): { draft: Draft; warning?: string } | { reason: string } {
  if (draft.day === date) return { draft };
  const { began, wholeDays = false } = source;
  const why = whyImplausible(draft.day, { today, began, asked: wholeDays ? day : undefined });
  if (why === undefined) return { draft };
  const isGood = day !== undefined && (day === date || !whyImplausible(day, { today, began }));
  return isGood
    ? {
        draft: { ...draft, day },
        warning: `day: ${draft.day} ${why}; ${day} is taken in its place`,
      }
    : { reason: `its listing day ${draft.day} ${why}; pass --date` };
}
