#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runIngest } = await import("../src/commands/ingest.ts");
process.exitCode = await runIngest(process.argv.slice(2));
