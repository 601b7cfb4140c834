/** Times every parser with a megabyte of what makes parsers slow. */
import { parseArguments } from "../../src/commands/run-command.ts";
import { FIELDS, SOURCES } from "../../tests/parsers.ts";
import { timeOf, WORST } from "../../tests/worst.ts";
import { print } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- worst [options]

Options
  --only TEXT  the parsers whose names have this text
  --size N     characters of a text (1000000)
  --help       print this text

Prints a JSON line a parser: parser, worst (what is repeated in the text that takes longest), seconds
of the processor. Texts stand alone, not in the fields of a file.
`;

/** In seconds. */
const MOST = 1;

/** The bench: gives the exit code, 1 when a text takes more than a second. */
export async function bench(args: string[]): Promise<number> {
  const options = {
    only: { type: "string", default: "" },
    size: { type: "string", default: "1000000" },
  } as const;
  const { values } = parseArguments({ args, options });
  const parsers = [
    ...Object.entries(FIELDS),
    ...SOURCES.map(({ name, read }) => [name, read] as const),
  ];
  let isSlow = false;
  for (const [parser, read] of parsers.filter(([name]) => name.includes(values.only))) {
    let [worst, most] = ["", 0];
    for (const [name, make] of Object.entries(WORST)) {
      const seconds = (await timeOf(read, make(Number(values.size)))) / 1000;
      if (seconds > MOST)
        console.error(`${parser}: ${JSON.stringify(name)} ${seconds.toFixed(1)} s`);
      if (seconds > most) [worst, most] = [name, seconds];
    }
    print({ parser, worst, seconds: Number(most.toFixed(2)) });
    isSlow ||= most > MOST;
  }
  return isSlow ? 1 : 0;
}
