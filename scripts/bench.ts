#!/usr/bin/env node
/**
 * Measures what people wait for. The first word names the bench, each of which has a file of its
 * own in `bench/`; without a word it is `build`. Every bench prints one JSON line a measurement.
 */

import { didYouMean, runCommand, UsageError } from "../src/commands/run-command.ts";
import { TERMINAL } from "../src/commands/terminal.ts";

/** A bench: its arguments → what it prints → its exit code. */
export interface Bench {
  usage: string;
  bench: (args: string[]) => Promise<number>;
}

// Loaded by name: no bench waits for the libraries of another.
const BENCHES: Record<string, () => Promise<Bench>> = {
  bibliography: () => import("./bench/bibliography.ts"),
  build: () => import("./bench/build.ts"),
  cards: () => import("./bench/cards.ts"),
  days: () => import("./bench/days.ts"),
  "for-you": () => import("./bench/for-you.ts"),
  lighthouse: () => import("./bench/lighthouse.ts"),
  math: () => import("./bench/math.ts"),
  offline: () => import("./bench/offline.ts"),
  related: () => import("./bench/related.ts"),
  scale: () => import("./bench/scale.ts"),
  search: () => import("./bench/search.ts"),
  worst: () => import("./bench/worst.ts"),
};

const NAMES = Object.keys(BENCHES).join(", ");

const USAGE = `Usage: npm run bench -- <bench> [options]

Benches: ${NAMES}. Each says more with
npm run bench -- <bench> --help. Without a name it is build.
`;

process.exitCode = await run(process.argv.slice(2));

// --- internal ---

async function run(argv: string[]): Promise<number> {
  const [first = "", ...others] = argv;
  const isNamed = first !== "" && !first.startsWith("-");
  const chosen = isNamed ? first : "build";
  const args = isNamed ? others : argv;
  const load = Object.hasOwn(BENCHES, chosen) ? BENCHES[chosen] : undefined;
  if (load === undefined || first === "--help")
    return runCommand({ name: "npm run bench", usage: USAGE }, args, TERMINAL, () => {
      const near = didYouMean(chosen, Object.keys(BENCHES));
      const hint = near || `. There are: ${NAMES}`;
      throw new UsageError(`unknown bench "${chosen}"${hint}`);
    });
  const { usage, bench } = await load();
  const name = `npm run bench -- ${chosen}`;
  return runCommand({ name, usage }, args, TERMINAL, async () => bench(args));
}
