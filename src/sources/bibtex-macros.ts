/** The macros that a .bib file may use without defining them. */
import { MONTHS } from "../paper/date.ts";

/**
 * Macros that stand in BibTeX's own styles, so that files use them without defining them.
 *
 * @see https://www.ctan.org/pkg/btxdoc, section 3, and plain.bst
 */
const JOURNALS = {
  acmcs: "ACM Computing Surveys",
  acta: "Acta Informatica",
  cacm: "Communications of the ACM",
  ibmjrd: "IBM Journal of Research and Development",
  ibmsj: "IBM Systems Journal",
  ieeese: "IEEE Transactions on Software Engineering",
  ieeetc: "IEEE Transactions on Computers",
  ieeetcad: "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
  ipl: "Information Processing Letters",
  jacm: "Journal of the ACM",
  jcss: "Journal of Computer and System Sciences",
  scp: "Science of Computer Programming",
  sicomp: "SIAM Journal on Computing",
  tcs: "Theoretical Computer Science",
  tocs: "ACM Transactions on Computer Systems",
  tods: "ACM Transactions on Database Systems",
  tog: "ACM Transactions on Graphics",
  toms: "ACM Transactions on Mathematical Software",
  toois: "ACM Transactions on Office Information Systems",
  toplas: "ACM Transactions on Programming Languages and Systems",
};

/** By names in lower case. A month's macro is its first three letters; its whole name is common. */
export const MACROS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(JOURNALS),
  ...MONTHS.flatMap((month): [string, string][] => [
    [month.slice(0, 3).toLowerCase(), month],
    [month.toLowerCase(), month],
  ]),
  // In the macros of journals such as those of the AAS, and by hand.
  ["sept", "September"],
]);
