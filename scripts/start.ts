#!/usr/bin/env node
import { runStart } from "../src/build/command.ts";

process.exitCode = await runStart(process.argv.slice(2));
