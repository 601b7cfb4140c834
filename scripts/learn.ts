#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runLearn } = await import("../src/commands/learn.ts");
process.exitCode = await runLearn(process.argv.slice(2));
