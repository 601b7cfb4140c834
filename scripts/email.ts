#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runEmail } = await import("../src/commands/email.ts");
process.exitCode = await runEmail(process.argv.slice(2));
