/** The units of a site: the pages of a day's papers, a day's own, a month's others, and the front. */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalogue } from "../content/catalogue.ts";
import { keyOf } from "../files/cache.ts";
import { shownTopics } from "../paper/topics.ts";
import { Inputs } from "./inputs.ts";
import { lastPagesKey } from "./kept-pages.ts";
import { pagesFrom } from "./pages-from.ts";
import { RelatedStretches, type RelatedById } from "./related-stretches.ts";
import type { Answer } from "../search/standing/answer.ts";
import type { Settings } from "./settings.ts";
import { UnitMaker, type MakeInput, type MakerContext, type Unit } from "./unit-maker.ts";

/** What units are made of. */
export interface UnitsContext extends MakerContext {
  /** The hash of the code, from `codeKey`. */
  code: string;
  settings: Settings;
  catalogue: Catalogue;
  /** What the standing searches find, which the index says: it may come after the months' pages. */
  answers: () => Promise<readonly Answer[]>;
  /** Months alone that are made, without the front; else all units are. */
  only?: ReadonlySet<string> | undefined;
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
  // What is read for related papers takes a second: a thread has begun with the index by then.
  await nextTurn();
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
      // Where all is known, nothing else lets answers of threads in, and the index go on.
      await nextTurn();
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

// --- internal ---

const NONE: RelatedById = new Map();
