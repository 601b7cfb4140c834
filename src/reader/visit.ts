/**
 * What is new, by the days on which the digest lists papers: the reader's clock may be wrong, and
 * only tells when a visit is over. Lists mark what was listed since the last visit. The page of new
 * papers goes back further: to the newest day that was shown before newer ones came, so that a
 * second visit on one day, or a clock that jumps, takes nothing from it.
 */
import type { StateField } from "./storage.ts";

export interface Visit {
  /** The newest day that was shown before this visit; absent on the first one. */
  since?: string;
  /** The newest day that was shown before newer ones came; absent until then. */
  from?: string;
  /** The newest day shown so far. */
  upTo: string;
  /** When a list was last opened, in milliseconds since 1970. */
  at: number;
}

/** A visit ends after four hours without a page, in milliseconds. */
export const SILENCE = 4 * 60 * 60 * 1000;

export const VISIT: StateField<Visit | undefined> = {
  name: "visit",
  parse: (raw) => {
    if (typeof raw !== "object" || raw === null) return undefined;
    const { since, from = since, upTo, at }: Record<string, unknown> = { ...raw };
    if (!isDay(upTo) || typeof at !== "number") return undefined;
    return { ...(isDay(since) && { since }), ...(isDay(from) && { from }), upTo, at };
  },
};

/**
 * The visit after a list was opened whose newest paper is of day `newest`. A clock that is set back
 * ends the visit, too.
 */
export function lookAt(visit: Visit | undefined, newest: string, now: number): Visit {
  if (!visit) return { upTo: newest, at: now };
  const isOver = Math.abs(now - visit.at) > SILENCE;
  const isNewer = newest > visit.upTo;
  return {
    ...visit,
    ...(isOver && { since: visit.upTo, ...(isNewer && { from: visit.upTo }) }),
    upTo: isNewer ? newest : visit.upTo,
    at: now,
  };
}

/** Whether a paper of `day` was listed after the last visit. */
export function isNew(day: string, { since }: Visit): boolean {
  return since !== undefined && day > since;
}

// --- internal ---

function isDay(raw: unknown): raw is string {
  return typeof raw === "string" && /^\d{4}-\d{2}-\d{2}$/.test(raw);
}
