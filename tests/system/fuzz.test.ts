/** The tests of parsers with strange texts, with many more texts. */
import { env } from "node:process";

env["FUZZ_RUNS"] ??= "500";
await import("../fuzz.test.ts");
