/** axe-core in a page: what keeps people out of it, as far as a program can tell. */
import fs from "node:fs";
import { fileURLToPath } from "node:url";
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
  // Sent once a page: its text takes longer than most rules.
  if ((await evaluate(session, "'axe' in globalThis")) !== true) await evaluate(session, AXE);
  const barriers = await evaluate(
    session,
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 5).map(({ target }) => id + ": " + target.join(" "))))`,
  );
  return z.array(z.string()).parse(barriers);
}

/**
 * The rules that a page breaks in either theme: all rules in light colours; in dark ones those that
 * look at colours, since nothing else differs.
 */
export async function findBarriersInBothThemes(
  page: Page,
  session: CDPSession,
): Promise<{ dark: string[]; light: string[] }> {
  const find = async (colorScheme: "dark" | "light", rules: readonly axe.RuleMetadata[]) => {
    await page.emulateMedia({ colorScheme });
    return findBarriers(session, rules);
  };
  return { dark: await find("dark", COLOUR_RULES), light: await find("light", RULES) };
}

/** What `findBarriersInBothThemes` gives for a page without a barrier. */
export const NO_BARRIERS = { dark: [], light: [] };

/**
 * Takes papers, the masthead and the footer out of a page where others are made of the same
 * elements, with the same classes and attributes: they break the same rules, and axe looks at each
 * for a long time.
 *
 * @param seen the makes of those that other pages have shown to axe; those of this page are added
 */
export async function keepOneOfEachMake(page: Page, seen: Set<string>): Promise<void> {
  const all = await page.evaluate(
    (known) => {
      const makes = new Set(known);
      for (const part of document.querySelectorAll(
        "main [data-paper], body > header, body > footer",
      )) {
        const elements = [part, ...part.querySelectorAll(":not(math *)")].map((one) =>
          [one.localName, one.className, ...one.getAttributeNames()].join(),
        );
        const make = [part.parentElement?.className, ...new Set(elements)].toSorted().join(" ");
        if (makes.has(make)) part.remove();
        makes.add(make);
      }
      return [...makes];
    },
    [...seen],
  );
  for (const make of all) seen.add(make);
}

// --- internal ---

/** The same program as `axe.source`, in half the bytes. */
const AXE = fs.readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** What an expression gives in the page. @throws {Error} what it throws there */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
  return result.value;
}
