/**
 * Words that stand in most abstracts and say nothing of one. The search indexes them in titles
 * alone, where *All You Need* and *You Only Look Once* are names.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  "a an and are as at be been both but by can do does for from had has have how however i if in into is it its may more most not of on or our over such than that the their them then there these they this those through thus to under up via was we were what when where whether which while who whose why will with within without would you your".split(
    " ",
  ),
);
