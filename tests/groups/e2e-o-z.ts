/** Tests of built sites, by their names: the second half. */
import { runTogether } from "../together.ts";

runTogether("tests/e2e/[o-z]*.test.ts", { atOnce: 2 });
