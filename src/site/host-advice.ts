/** What to set where a site nears a limit of its host. */
import type { FileOfSize } from "../files/folder.ts";
import { monthsBetween } from "../paper/day.ts";
import { countOf } from "../text/counts.ts";

/** What a site has of something: files, or bytes. */
export type Measure = "files" | "bytes";
type Amount = Record<Measure, number>;

/** The parts of a site that settings can leave out. */
export interface Savings {
  /** The pages of papers, by month, oldest first; up to the newest day that is plausible. */
  months: readonly ({ month: string } & Amount)[];
  /** What other settings leave out, as they are written in `src/site.config.ts`. */
  settings: readonly ({ setting: string } & Amount)[];
}

/** What settings could leave out of a site. @param files by month, and of the whole site */
export function savingsOf(
  files: {
    months: readonly { month: string; files: readonly FileOfSize[] }[];
    all: readonly FileOfSize[];
  },
  newest: string,
): Savings {
  return {
    months: files.months
      .filter(({ month }) => month <= newest)
      .map(({ month, files: own }) => ({ month, ...amountOf(own, /^papers\//) })),
    settings: [
      { setting: 'previews: "none"', ...amountOf(files.all, /(?:^|\/)card\.png$/) },
      { setting: 'meaning: "none"', ...amountOf(files.all, /^pagefind\/(?:meaning|codes)\//) },
    ],
  };
}

/**
 * Sentences on what to set in `src/site.config.ts`; empty where nothing would help.
 *
 * @param is how much the site has
 * @param most how much it may have
 */
export function adviseOn(
  measure: Measure,
  { is, most }: { is: number; most: number },
  { months, settings }: Savings,
  show: (amount: number) => string,
): string {
  const others = settings
    .filter((one) => one[measure] > most * WORTH)
    .map((one) => `${one.setting} saves ${show(one[measure])}`);
  return [adviseMonths(measure, { is, most }, months, show), ...others]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(" ");
}

// --- internal ---

/** A setting that saves a smaller part of the limit isn't worth a word. */
const WORTH = 0.01;
/** Of a page's bytes, the part that isn't on its day's page then: the frame, and what both say. */
const SAVED_BYTES = 0.75;

function amountOf(files: readonly FileOfSize[], of: RegExp): Amount {
  const own = files.filter(({ path }) => of.test(path));
  return { files: own.length, bytes: own.reduce((sum, { size }) => sum + size, 0) };
}

/** For how many months papers can have pages. */
function adviseMonths(
  measure: Measure,
  { is, most }: { is: number; most: number },
  months: Savings["months"],
  show: (amount: number) => string,
): string {
  const newest = months.at(-1)?.month ?? "";
  let left = is;
  for (const [at, one] of months.slice(0, -1).entries()) {
    left -= measure === "bytes" ? one.bytes * SAVED_BYTES : one.files;
    const first = months[at + 1]?.month ?? newest;
    const isLast = at === months.length - 2;
    if (one.files === 0 || (left > most && !isLast)) continue;
    const count = monthsBetween(first, newest).length;
    const about = measure === "bytes" ? "about " : "";
    return left > most
      ? `Pages for the papers of the newest month alone, archive: { paperPages: { months: 1 } }, would still make ${about}${show(left)}: split the archive, or choose a host that takes more`
      : `With archive: { paperPages: { months: ${count} } } papers that are older than ${countOf(count, "month")} are whole on their days’ pages, and the site has ${about}${show(left)}`;
  }
  return "";
}
