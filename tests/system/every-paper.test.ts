/** The tests of every export, with every paper that is present. */
import { env } from "node:process";

env["BROADSHEET_EVERY_DAY"] ??= "1";
await import("../publish/every-paper.test.ts");
