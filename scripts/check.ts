#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runCheck } = await import("../src/commands/check.ts");
process.exitCode = await runCheck(process.argv.slice(2));
