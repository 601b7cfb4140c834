/** The tests of killed builds and copies, with many more kills. */
import { env } from "node:process";

env["BROADSHEET_KILLS"] ??= "200";
await import("../site/kill.test.ts");
