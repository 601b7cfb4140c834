/**
 * A date of publication, as exact as its source: `'2019'`, `'2019-05'` or `'2019-05-03'`. The day
 * on which the digest lists a paper is always exact, see `day.ts`. Also for the browser.
 */

/** The names of the months in English, whatever the machine's locale is. */
export const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** `'2019'` → `'2019'`, `'2019-05'` → `'May 2019'`, `'2019-01-10'` → `'10 Jan 2019'`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split("-");
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) return year ?? date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name.slice(0, 3)} ${year}`;
}

/** Whether two dates can mean the same day: `'2019'` and `'2019-05'` agree. */
export function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
