#!/usr/bin/env node
import { runWithSettings } from "../src/site/settings.ts";
import { runIngest } from "../src/commands/ingest.ts";

process.exitCode = await runWithSettings(({ site: { contact, sources } }) =>
  runIngest(process.argv.slice(2), { contact, filters: sources }),
);
