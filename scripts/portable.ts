#!/usr/bin/env node
import { runPortable } from "../src/commands/portable.ts";

process.exitCode = await runPortable(process.argv.slice(2));
