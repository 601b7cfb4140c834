#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runSetup } = await import("../src/commands/setup.ts");
process.exitCode = await runSetup(process.argv.slice(2));
