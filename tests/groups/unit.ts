/** All tests that need neither a browser nor a built site. */
import { runTogether } from "../together.ts";

runTogether("tests/**/*.test.ts", { except: ["tests/e2e/**", "tests/system/**"] });
