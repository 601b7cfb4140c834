/**
 * Takes units from the cache where everything that their files depend on is as it was, and has the
 * others rendered.
 */
import type { Cache } from "../files/cache.ts";
import type { Tree } from "../files/tree.ts";
import { LAST_PAGES, readLastPages } from "./kept-pages.ts";
import type { Pool } from "./pool.ts";
import { UNIT, type UnitInput } from "./worker.ts";

/** What units are made with. */
export interface MakerContext {
  cache: Cache;
  pool: Pool;
  /** The renderer's folder, asked for when a unit has to be rendered. */
  renderer: () => Promise<string>;
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

/** The kind of the entries that lead from what a unit may depend on to what it does depend on. */
export const UNIT_KEY = "unit-key";

/** What a unit is known by. */
export interface UnitNames {
  /** The month that the unit is of, or `front`. */
  name: string;
  /** From `lastPagesKey`. */
  lastKey: string;
  /** The key of all that the unit may depend on; while it is the same, nothing is read. */
  wide: string;
}

/** Gives a unit's input, and the key of just that. */
export type MakeInput = () => Promise<{ key: string; input: UnitInput }>;

/** Makes units in the threads of a pool, and counts them. */
export class UnitMaker {
  readonly #context: MakerContext;
  readonly #common: string;
  readonly #count: UnitCount;
  #last: Promise<unknown> = Promise.resolve();
  #failure: { error: unknown } | undefined;

  /** @param common from `commonKey` @param all how many units there will be */
  constructor(context: MakerContext, common: string, all: number) {
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
      const thread = await pool.take();
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
