/**
 * Builds the sites that the tests read, once for all test files:
 * `node --test --test-global-setup=tests/setup.ts …`
 *
 * @see https://nodejs.org/docs/latest-v24.x/api/test.html#global-setup-and-teardown
 */
import path from "node:path";
import { findBrowser } from "./e2e/browser.ts";
import { buildInto, SITE_NAMES, sitesFolder } from "./e2e/site.ts";

/** @throws {Error} with the build's output, when a site can't be built */
export async function globalSetup(): Promise<void> {
  const folder = sitesFolder();
  // All processes that tests start inherit it: most of them compile the same modules.
  process.env["NODE_COMPILE_CACHE"] = path.join(folder, "compiled");
  // One after the other: Astro keeps one list of a project's notes, whatever is being built.
  for (const name of SITE_NAMES) await buildInto(folder, name);
  // Unpacked here, so that test files that start together don't do it at once. A missing
  // browser fails the tests that need one.
  await findBrowser().catch(() => undefined);
  // The test files inherit it, and know that the sites are there.
  process.env["BROADSHEET_TEST_SITES"] = folder;
}
