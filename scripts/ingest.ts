#!/usr/bin/env node
import { runIngest } from "../src/ingest/command.ts";

process.exitCode = await runIngest(process.argv.slice(2));
