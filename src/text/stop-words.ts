/**
 * Words that tell nothing of a paper's subject, separated by white space. They are strings, so that
 * a bundle takes only the lists that it uses: `setOf` makes a set of some.
 */

/** The commonest words of abstracts. Search finds them in titles alone, where they may be names. */
export const STOP_WORDS = `
  a an and are as at be been both but by can do does for from had has have how however i if in
  into is it its may more most not of on or our over such than that the their them then there
  these they this those through thus to under up via was we were what when where whether which
  while who whose why will with within without would you your
`;

/** Other small words of English, left out where papers are compared. */
export const SMALL_WORDS = `
  about above across after again against all along also although always am among another any aren
  around because become before being below best better between beyond cannot could currently
  despite did didn directly doesn doing don done down due during each effectively either else
  especially etc even ever every existing few first fully further furthermore get gets give given
  gives good hasn having he hence her here high highly his including indeed instead isn itself
  just key known large largely last later lead leads least less let like low made mainly make
  makes making many me might moreover much must my namely nearly need needs neither never new
  next no nor notably novel now off often once one only onto other others otherwise ourselves out
  own per perhaps prior quite rather recent recently same second see seen several shall she
  should show showing shown shows significant significantly simple since so some still themselves
  thereby therefore third though three throughout together too toward towards two typically until
  upon us use used uses using various very wasn well whereas whole whom wide widely yet
`;

/** Words of any abstract, whatever its subject, left out where papers are compared. */
export const ABSTRACT_WORDS = `
  abstract achieve achieved achieves achieving address addresses addressing aim aims applied
  apply approach approaches available challenge challenges challenging compared comprehensive
  conduct contribution contributions demonstrate demonstrated demonstrates demonstrating designed
  develop developed effective effectiveness enable enables enabling evaluate evaluated evaluation
  evaluations experiment experimental experiments explore extensive finally find findings focus
  framework github http https improve improved improvement improvements improves improving
  introduce introduced introduces investigate issue issues leverage leverages leveraging
  limitation limitations limited major method methods offer offers outperform outperforming
  outperforms paper papers perform performance present presented presents previous problem
  problems propose proposed proposes provide provides providing release released remain remains
  research result results resulting reveal reveals specifically strategy strategies strong
  studies study superior technique techniques thorough unlike validate work works www
`;

/** The words of some lists. */
export function setOf(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.join(" ").trim().split(/\s+/));
}
