/** A share of an archive's months, for a build on several machines. */
import type { CatalogueMonth } from "../content/catalogue.ts";

/** Which share: the `part`th of so many, from 1. */
export interface Share {
  part: number;
  of: number;
}

/**
 * The months of a share. The archive is cut at the ends of months, in their order, so that shares
 * have about as many papers each; of few months, some shares have none.
 *
 * @param months the oldest first
 */
export function monthsOfShare(
  months: readonly Pick<CatalogueMonth, "month" | "papers">[],
  { part, of }: Share,
): string[] {
  const total = months.reduce((sum, { papers }) => sum + papers.length, 0);
  let before = 0;
  return months.flatMap(({ month, papers }) => {
    // By the middle of the month: it is less than 1, so that the last share is the `of`th.
    const middle = (before + papers.length / 2) / total;
    before += papers.length;
    return Math.floor(middle * of) === part - 1 ? [month] : [];
  });
}
