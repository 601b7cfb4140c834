#!/usr/bin/env node
import { runLearn } from "../src/commands/learn.ts";

process.exitCode = await runLearn(process.argv.slice(2));
