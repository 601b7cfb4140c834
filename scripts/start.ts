#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runStart } = await import("../src/commands/start.ts");
process.exitCode = await runStart(process.argv.slice(2));
