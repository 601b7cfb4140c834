#!/usr/bin/env node
import { runBuild } from "../src/build/command.ts";

process.exitCode = await runBuild(process.argv.slice(2));
