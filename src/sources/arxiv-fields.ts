/** What arXiv's formats have in common: categories. */

/** `cs.CL`, `hep-th`, `cond-mat.str-el`. @see https://arxiv.org/category_taxonomy */
const CATEGORY = /^[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/;

/** Whether a text has the form of an arXiv category. */
export function isCategory(text: string): boolean {
  return CATEGORY.test(text);
}

/**
 * The arXiv categories among the given ones, each once. Between them arXiv lists the classes of
 * other schemes that authors have given (`68T50`, `I.2.7; J.3`).
 */
export function arxivCategories(named: readonly (string | undefined)[]): string[] {
  const categories = named.flatMap((name) => name?.trim() ?? []);
  return [...new Set(categories.filter(isCategory))];
}
