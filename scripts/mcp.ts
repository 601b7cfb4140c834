#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runMcp } = await import("../src/commands/mcp.ts");
process.exitCode = await runMcp(process.argv.slice(2));
