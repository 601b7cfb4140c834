/** axe-core in a page: what keeps people out of it, as far as a program can tell. */
import axe from "axe-core";
import type { CDPSession, Page } from "playwright-core";
import { z } from "zod";

/** @see https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags */
export const RULES = axe.getRules(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);

/** Those of them that look at colours. */
export const COLOUR_RULES = RULES.filter(({ tags }) => tags.includes("cat.color"));

/**
 * The rules that a page breaks, with elements that do: `color-contrast: .byline`. It runs through
 * the protocol of the browser, which the page's content security policy doesn't concern.
 */
export async function findBarriers(
  session: CDPSession,
  rules: readonly axe.RuleMetadata[],
): Promise<string[]> {
  const runOnly = { type: "rule", values: rules.map(({ ruleId }) => ruleId) };
  const options = { runOnly, resultTypes: ["violations"] };
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `(async () => {
      if (!globalThis.axe) { ${axe.source} }
      const { violations } = await axe.run(document, ${JSON.stringify(options)});
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 5).map(({ target }) => id + ": " + target.join(" ")));
    })()`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return z.array(z.string()).parse(result.value);
}

/**
 * Takes papers out of a page of which another one is made of the same elements, with the same
 * classes and attributes: they break the same rules, and axe looks at each for a long time.
 */
export async function keepOneOfEachMake(page: Page): Promise<void> {
  await page.evaluate(() => {
    const makes = new Set<string>();
    for (const paper of document.querySelectorAll("main [data-paper]")) {
      const parts = [paper, ...paper.querySelectorAll(":not(math *)")].map((one) =>
        [one.localName, one.className, ...one.getAttributeNames()].join(),
      );
      const make = [...new Set(parts)].toSorted().join(" ");
      if (makes.has(make)) paper.remove();
      makes.add(make);
    }
  });
}
