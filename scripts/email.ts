#!/usr/bin/env node
import { runEmail } from "../src/commands/email.ts";

process.exitCode = await runEmail(process.argv.slice(2));
