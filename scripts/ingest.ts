#!/usr/bin/env node
import { runIngest } from "../src/commands/ingest.ts";

process.exitCode = await runIngest(process.argv.slice(2));
