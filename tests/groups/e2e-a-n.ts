/** All tests of built sites. More than two at once, since a test waits for its browser again and again. */
import { runTogether } from "../together.ts";

runTogether("tests/e2e/*.test.ts", { atOnce: 3 });
