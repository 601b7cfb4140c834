/**
 * Tests of built sites. More than one file at once, since a test waits for its browser, and its
 * browser for the clock, again and again; one process, since all of them share one browser.
 */
import { runTogether } from "../together.ts";

runTogether("tests/e2e/*.test.ts", { atOnce: 4 });
