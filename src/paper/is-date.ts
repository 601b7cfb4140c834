/** Which texts are dates of publication, see `date.ts`: all that a page's script needs of them. */

/** The earliest year: bibliographies also hold old books, but hardly any from before 1000. */
export const FIRST_YEAR = 1000;
export const LAST_YEAR = 2199;

/** Whether `text` is a year, a month or a day that the calendar has, from 1000 to 2199. */
export function isDate(text: string): boolean {
  const [year, month = "01", day = "01", more] = text.split("-");
  const whole = `${year}-${month}-${day}`;
  if (more !== undefined || !/^\d{4}-\d\d-\d\d$/.test(whole)) return false;
  const date = new Date(`${whole}T00:00:00Z`);
  // `new Date` makes a day of March of the 30th of February.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole);
  return isReal && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
}
