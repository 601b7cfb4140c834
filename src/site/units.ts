/**
 * The units of a site: the pages of a day's papers, a day's own, a month's others, and the front. A
 * unit's files are taken from the cache where everything that they depend on is as it was.
 */
import type { Catalogue } from "../content/catalogue.ts";
import { keyOf, type Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import { shownTopics } from "../paper/topics.ts";
import { Inputs } from "./inputs.ts";
import { LAST_PAGES, lastPagesKey, readLastPages } from "./kept-pages.ts";
import { pagesFrom } from "./pages-from.ts";
import type { Pool } from "./pool.ts";
import { RelatedStretches, type RelatedById } from "./related-stretches.ts";
import type { Answer } from "../search/standing/answer.ts";
import type { Settings } from "./settings.ts";
import { UNIT, type UnitInput } from "./worker.ts";

/** What units are made of. */
export interface UnitsContext {
  cache: Cache;
  /** The hash of the code, from `codeKey`. */
  code: string;
  settings: Settings;
  catalogue: Catalogue;
  /** What the standing searches find, which the index says: it may come after the months' pages. */
  answers: () => Promise<readonly Answer[]>;
  pool: Pool;
  /** The renderer's folder, asked for when a unit has to be rendered. */
  renderer: () => Promise<string>;
  /** Months alone that are made, without the front; else all units are. */
  only?: ReadonlySet<string> | undefined;
  /** Called for each unit, when it is known whether it has to be rendered. */
  onUnit?: ((units: UnitCount) => void) | undefined;
  /** Called for each unit, when its files are there. */
  onMade?: ((unit: Unit) => void) | undefined;
}

/** How many units there are, how many were begun so far, and taken from the cache. */
export interface UnitCount {
  all: number;
  begun: number;
  cached: number;
}

/** A unit with its files. */
export interface Unit {
  /** The month that it is of, or `front`. */
  name: string;
  /** Another one where any of its files is another. */
  key: string;
  tree: Tree;
  /** Whether it was taken from the cache. */
  isCached: boolean;
}

/**
 * All units, the front first, then months from the oldest, each with its days from the oldest: the
 * day's own pages, then those of its papers.
 *
 * @throws {Error} the first failure of a page; then no further unit is begun
 */
export async function makeUnits(context: UnitsContext): Promise<Unit[]> {
  const { catalogue, settings, cache, code, pool, answers, only } = context;
  const common = commonKey(code, settings, catalogue.topics);
  const inputs = new Inputs(catalogue, pagesFrom(settings, catalogue.papers));
  const months = catalogue.months.filter(({ month }) => !only || only.has(month));
  const until = months.at(-1)?.days.at(-1)?.day;
  const related = new RelatedStretches({ cache, code, catalogue, pool }, until);
  const days = months.flatMap(({ month }) => inputs.daysOf(month));
  const withPapers = days.filter((day) => inputs.havePages(day));
  const all = months.length + days.length + withPapers.length + (only ? 0 : 1);
  const maker = new UnitMaker(context, common, all);
  // The page of feeds has the form of the engine that sends mails.
  const { subscribe } = settings.mail;
  const makeFront = () => {
    const names = {
      name: "front",
      lastKey: lastPagesKey("front", "front"),
      wide: keyOf(common, subscribe, inputs.frontKey()),
    };
    const makeInput: MakeInput = async () => {
      // Without searches nothing has to wait for the index.
      const input = inputs.front(catalogue.searches.length > 0 ? await answers() : []);
      return { key: keyOf(common, subscribe, "front", input), input: { unit: "front", input } };
    };
    return maker.known(names) ?? maker.make(names, makeInput);
  };
  related.begin();
  // The front is the longest, so it comes first; unless it waits for answers, and months for it.
  const early = !only && catalogue.searches.length === 0 ? makeFront() : undefined;
  const units: (Unit | Promise<Unit>)[] = [];
  for (const { month } of months) {
    // One after the other, since related papers build on earlier days, and to bound memory.
    const add = async (lastKey: string, wide: string, makeInput: MakeInput) => {
      const names = { name: month, lastKey, wide };
      const known = maker.known(names);
      if (!known) await maker.hasRoom();
      units.push(known ?? maker.make(names, makeInput));
    };
    const ofMonth = keyOf(common, "month", month, inputs.monthKey(month));
    await add(lastPagesKey("month", month), ofMonth, async () => {
      const input = inputs.month(month);
      return { key: keyOf(common, "month", input), input: { unit: "month", input } };
    });
    for (const day of inputs.daysOf(month)) {
      const isWhole = !inputs.havePages(day);
      const byRelated = keyOf(common, day, await related.keyOf(day));
      const ofDay = isWhole ? byRelated : keyOf(common, day);
      await add(lastPagesKey("day", day), keyOf(ofDay, "day", inputs.dayKey(day)), async () => {
        const input = inputs.day(day, isWhole ? await related.of(day) : NONE);
        return { key: keyOf(common, "day", input), input: { unit: "day", input } };
      });
      if (isWhole) continue;
      const ofPapers = keyOf(byRelated, "papers", inputs.papersKey(day));
      await add(lastPagesKey("papers", day), ofPapers, async () => {
        const input = inputs.papersOf(day, await related.of(day));
        return { key: keyOf(common, "papers", input), input: { unit: "papers", input } };
      });
    }
  }
  const made = await Promise.all(only ? units : [early ?? makeFront(), ...units]);
  if (!only) await related.keepAsLast();
  return made;
}

/** Changes with what every unit depends on. */
export function commonKey(code: string, settings: Settings, topics: Catalogue["topics"]): string {
  // Which papers have pages is a part of each unit's own input; no page knows its host, and but
  // for the front none knows how mail is sent.
  const { content: _0, out: _1, cache: _2, archive: _3, host: _4, mail: _5, ...shown } = settings;
  return keyOf(code, shown, shownTopics(topics));
}

/** The kind of the entries that lead from what a unit may depend on to what it does depend on. */
export const UNIT_KEY = "unit-key";

// --- internal ---

const NONE: RelatedById = new Map();

interface UnitNames {
  /** The month that the unit is of, or `front`. */
  name: string;
  /** From `lastPagesKey`. */
  lastKey: string;
  /** The key of all that the unit may depend on; while it is the same, nothing is read. */
  wide: string;
}

/** Gives a unit's input, and the key of just that. */
type MakeInput = () => Promise<{ key: string; input: UnitInput }>;

class UnitMaker {
  readonly #context: UnitsContext;
  readonly #common: string;
  readonly #count: UnitCount;
  #last: Promise<unknown> = Promise.resolve();
  #failure: { error: unknown } | undefined;

  /** @param common from `commonKey` @param all how many units there will be */
  constructor(context: UnitsContext, common: string, all: number) {
    this.#context = context;
    this.#common = common;
    this.#count = { all, begun: 0, cached: 0 };
  }

  /**
   * Waits until the last unit's input is being rendered, or wasn't needed.
   *
   * @throws {Error} when a unit has failed
   */
  async hasRoom(): Promise<void> {
    await this.#last;
    this.#goOn();
  }

  /** A unit that is in the cache. */
  known({ name, lastKey, wide }: UnitNames): Unit | undefined {
    const { cache, onMade } = this.#context;
    cache.keep(LAST_PAGES, lastKey);
    const key = cache.read(UNIT_KEY, wide)?.toString("utf8");
    const tree = key && cache.readTree(UNIT, key);
    if (!tree) return undefined;
    this.#tell(true);
    const unit = { name, key, tree, isCached: true };
    onMade?.(unit);
    return unit;
  }

  /** Makes a unit that isn't known. */
  make(names: UnitNames, makeInput: MakeInput): Promise<Unit> {
    const unit = this.#make(names, makeInput);
    // Nobody waits for a unit until all are begun, and it may fail before.
    unit.then(this.#context.onMade, (error: unknown) => (this.#failure ??= { error }));
    return unit;
  }

  #tell(isCached: boolean): void {
    this.#count.begun += 1;
    if (isCached) this.#count.cached += 1;
    this.#context.onUnit?.({ ...this.#count });
  }

  #goOn(): void {
    if (this.#failure) throw this.#failure.error;
  }

  async #make({ name, lastKey, wide }: UnitNames, makeInput: MakeInput): Promise<Unit> {
    const { cache, pool, renderer } = this.#context;
    const started = Promise.withResolvers<void>();
    this.#last = started.promise;
    try {
      const { key, input } = await makeInput();
      cache.write(UNIT_KEY, wide, Buffer.from(key));
      const tree = cache.readTree(UNIT, key);
      this.#tell(tree !== undefined);
      if (tree) return { name, key, tree, isCached: true };
      const folder = await renderer();
      const last = readLastPages(cache, lastKey, (unit) => cache.readTree(UNIT, unit));
      const thread = await pool.take("pages");
      try {
        this.#goOn();
        const common = this.#common;
        const rendering = thread.do({
          kind: "pages",
          ...input,
          renderer: folder,
          key,
          common,
          last,
          lastKey,
        });
        started.resolve();
        const { tree: rendered, used } = await rendering;
        cache.use(used);
        return { name, key, tree: rendered, isCached: false };
      } finally {
        thread.give();
      }
    } finally {
      started.resolve();
    }
  }
}
