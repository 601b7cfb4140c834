/** A thread of a build: does one task after the other. */
import { parentPort, workerData } from "node:worker_threads";
import { monthWords, type Compared } from "../digest/related/month-words.ts";
import { Cache, type Tree } from "../files/cache.ts";
import { withCurrent } from "./current.ts";
import { toFrontDigest, toMonthDigest, type FrontInput, type MonthInput } from "./inputs.ts";
import { Pages } from "./render-pages.ts";
import type { Settings } from "./settings.ts";

/** What a thread gets at its start. */
export interface WorkerStart {
  settings: Settings;
  /** The folder of the cache that units go into. */
  cache: string;
}

/** What a thread can do: count the words of a month's papers; render the pages of a unit. */
export type Task =
  | { kind: "words"; papers: readonly Compared[] }
  | ({ kind: "pages"; renderer: string; key: string } & UnitInput);

/** A unit and what it is made of. */
export type UnitInput = { unit: "month"; input: MonthInput } | { unit: "front"; input: FrontInput };

export type TaskOf<Kind extends Task["kind"]> = Extract<Task, { kind: Kind }>;

/** What comes of it; `used` are the cache's entries that the thread has used. */
export type Answer =
  { kind: "words"; words: Uint8Array } | { kind: "pages"; tree: Tree; used: string[] };

/** The kind of the units' entries in the cache. */
export const UNIT = "unit";

if (parentPort) {
  const port = parentPort;
  const { settings, cache: folder }: WorkerStart = workerData;
  const cache = new Cache(folder);
  /** One renderer a build. */
  let pages: Promise<Pages> | undefined;

  const render = async (task: TaskOf<"pages">): Promise<Answer> => {
    const own = await (pages ??= Pages.open(task.renderer, settings));
    const digest =
      task.unit === "month"
        ? { month: toMonthDigest(task.input) }
        : { front: toFrontDigest(task.input) };
    const tree = await withCurrent({ settings, ...digest }, () =>
      cache.writeTree(UNIT, task.key, (write) => own.render(task.unit, write)),
    );
    return { kind: "pages", tree, used: cache.used() };
  };

  const answer = async (task: Task): Promise<Answer> =>
    task.kind === "words" ? { kind: "words", words: monthWords(task.papers) } : render(task);

  port.on("message", (task: Task) => {
    answer(task).then(
      (answered) => port.postMessage(answered),
      (error: unknown) => port.postMessage({ error }),
    );
  });
}
