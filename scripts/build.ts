#!/usr/bin/env node
import { runBuild } from "../src/commands/build.ts";

process.exitCode = await runBuild(process.argv.slice(2));
