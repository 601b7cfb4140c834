#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runPortable } = await import("../src/commands/portable.ts");
process.exitCode = await runPortable(process.argv.slice(2));
