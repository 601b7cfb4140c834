#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runBuild } = await import("../src/commands/build.ts");
process.exitCode = await runBuild(process.argv.slice(2));
