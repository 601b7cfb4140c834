/**
 * Builds the sites that the tests read, once for all test files, while those that need none run:
 * `node --test --test-global-setup=tests/setup.ts …`
 *
 * @see https://nodejs.org/docs/latest-v24.x/api/test.html#global-setup-and-teardown
 */
import path from "node:path";
import { findBrowser } from "./e2e/browser.ts";
import { buildAll, forgetAll, sitesFolder } from "./e2e/site.ts";

let building: Promise<void> | undefined;

/** Starts the builds; `builtSite` waits for them. Sites that are named already are taken. */
export async function globalSetup(): Promise<void> {
  if (process.env["BROADSHEET_TEST_SITES"]) return;
  const folder = sitesFolder();
  // All processes that tests start inherit these. Most of them compile the same modules.
  process.env["NODE_COMPILE_CACHE"] = path.join(folder, "compiled");
  process.env["BROADSHEET_TEST_SITES"] = folder;
  await forgetAll(folder);
  building = buildAll(folder);
  // Unpacked here, so that test files that start together don't do it at once. A missing
  // browser fails the tests that need one.
  await findBrowser().catch(() => undefined);
}

/** A build that no test has waited for ends before the next run starts. */
export async function globalTeardown(): Promise<void> {
  await building;
}
