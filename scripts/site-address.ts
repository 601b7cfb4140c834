#!/usr/bin/env node
import { runSiteAddress } from "../src/commands/github/site-address.ts";

process.exitCode = await runSiteAddress(process.argv.slice(2));
