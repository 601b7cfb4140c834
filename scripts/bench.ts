#!/usr/bin/env node
/**
 * Measures what people wait for. The first word names the bench, each of which has a file of its
 * own in `bench/`; without a word it is `build`. Every bench prints one JSON line a measurement.
 */

/** A bench: its arguments → what it prints → its exit code. */
export interface Bench {
  bench: (argv: string[]) => Promise<number>;
}

// Loaded by name: no bench waits for the libraries of another.
const BENCHES: Record<string, () => Promise<Bench>> = {
  build: () => import("./bench/build.ts"),
  lighthouse: () => import("./bench/lighthouse.ts"),
  offline: () => import("./bench/offline.ts"),
  related: () => import("./bench/related.ts"),
  search: () => import("./bench/search.ts"),
};

process.exitCode = await run(process.argv.slice(2));

// --- internal ---

async function run(argv: string[]): Promise<number> {
  const [first = "", ...others] = argv;
  const isNamed = first !== "" && !first.startsWith("-");
  const chosen = isNamed ? first : "build";
  const load = Object.hasOwn(BENCHES, chosen) ? BENCHES[chosen] : undefined;
  if (load === undefined)
    return refuse(
      `there is no bench "${chosen}". There are: ${Object.keys(BENCHES).join(", ")}.`,
    );
  const { bench } = await load();
  return bench(isNamed ? others : argv).catch((error: unknown) => {
    if (!isWrongUsage(error)) throw error;
    return refuse(error.message);
  });
}

function refuse(reason: string): number {
  process.stderr.write(
    `npm run bench: ${reason} A bench says more with --help.\n`,
  );
  return 2;
}

/** What `parseArgs` throws for options that a bench doesn't have. */
function isWrongUsage(error: unknown): error is Error {
  return (
    error instanceof Error &&
    "code" in error &&
    String(error.code).startsWith("ERR_PARSE_ARGS")
  );
}
