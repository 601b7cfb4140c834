/**
 * Tests of built sites, by their names: the first half. Two processes, each with a browser of its
 * own, keep two cores busy; in each of them more than one file, since a test waits for its browser
 * again and again.
 */
import { runTogether } from "../together.ts";

runTogether("tests/e2e/[a-n]*.test.ts", { atOnce: 2 });
