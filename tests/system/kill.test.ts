/** The tests of killed ingests, with many more kills. */
import { env } from "node:process";

env["BROADSHEET_KILLS"] ??= "200";
await import("../ingest/kill.test.ts");
