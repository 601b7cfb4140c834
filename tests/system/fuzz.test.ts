/** The tests of parsers with strange texts, and of formulas, with many more of them. */
import { env } from "node:process";

env["FUZZ_RUNS"] ??= "500";
await import("../fuzz.test.ts");
await import("../text/math-budget.test.ts");
