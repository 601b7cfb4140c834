import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { StretchThen } from "../../../src/digest/related/known.ts";
import { mergeFound } from "../../../src/digest/related/merge-found.ts";
import { RelatedPapers } from "../../../src/digest/related/related.ts";
import { stretchWords } from "../../../src/digest/related/stretch-words.ts";
import { papersByStretch } from "../../../src/paper/stretches.ts";
import type { Paper } from "../../../src/paper/schema.ts";
import { aPaper } from "../../paper/sample.ts";

describe("what an earlier search has found", () => {
  for (const size of [4, 40, 150])
    test(`changes nothing of what is found, whatever was edited since in ${size} papers`, () => {
      const random = randomFrom(size);
      let papers = Array.from({ length: size }, (_, at) => aRandomPaper(`p${at}`, random));
      let known = find(papers).stretches;
      let reused = 0;
      for (let round = 0; round < 60; round += 1) {
        papers = edited(papers, `new${round}`, random);
        const { stretches, changed } = find(papers, known);
        assert.deepEqual(stretches, find(papers).stretches, `round ${round}`);
        reused += papers.filter(({ id }) => !changed.has(id)).length;
        known = stretches;
      }
      assert.ok(reused > 10 * size, `${reused} texts have stayed as they were`);
    });

  test("is used where the weights of a paper's words have not changed", () => {
    const random = randomFrom(7);
    const papers = Array.from({ length: 300 }, (_, at) => aRandomPaper(`p${at}`, random));
    const known = find(papers).stretches;
    const [first, ...rest] = papers;
    assert.ok(first);
    const corrected = { ...first, abstract: `${first.abstract} Corrected.` };
    const { changed } = find([corrected, ...rest], known);
    assert.deepEqual([...changed], ["p0"]);
  });

  test("is left where its weights are damaged", () => {
    const random = randomFrom(3);
    const papers = Array.from({ length: 40 }, (_, at) => aRandomPaper(`p${at}`, random));
    const { stretches } = find(papers);
    const damaged = stretches.map((one, at) =>
      at === 1 ? { ...one, weights: one.weights.subarray(1) } : one,
    );
    const again = find(papers, damaged);
    assert.deepEqual(again.stretches, stretches);
    assert.equal(again.changed.size, papers.length);
    assert.equal(find(papers, stretches).changed.size, 0);
  });

  test("may be lost: then the papers of the stretch are compared with all", () => {
    const random = randomFrom(5);
    const papers = Array.from({ length: 40 }, (_, at) => aRandomPaper(`p${at}`, random));
    const { stretches } = find(papers);
    const lost = stretches.map((one, at) => (at % 3 === 0 ? { ...one, found: undefined } : one));
    const again = find(papers, lost);
    assert.deepEqual(again.stretches, stretches);
    assert.equal(again.changed.size, 0);
  });

  test("is left for stretches before the first that is asked for", () => {
    const random = randomFrom(5);
    const papers = Array.from({ length: 40 }, (_, at) => aRandomPaper(`p${at}`, random));
    const { stretches } = find(papers);
    const [first, last] = [stretches[0], stretches.at(-1)];
    assert.ok(first && last);
    const finder = new RelatedPapers();
    finder.know(stretches, last.name);
    for (const { name, words } of stretches) finder.add(name, words);
    assert.deepEqual(finder.foundIn(last.name).all(), last.papers);
    assert.throws(() => finder.foundIn(first.name), RangeError);
    assert.throws(() => finder.relatedOf(first.name), RangeError);
  });

  test("is given back where nothing else is found", () => {
    const random = randomFrom(7);
    const papers = Array.from({ length: 300 }, (_, at) => aRandomPaper(`p${at}`, random));
    const known = find(papers).stretches;
    const place = known.findIndex(({ found }) => found.all().some(({ id }) => id === "p0"));
    const corrected = papers.map((paper) =>
      paper.id === "p0" ? { ...paper, abstract: `${paper.abstract} Corrected.` } : paper,
    );
    const again = find(corrected, known).stretches;
    const isSame = again.map(({ found }, at) => found === known[at]?.found);
    assert.ok(place > 0);
    assert.deepEqual(isSame.slice(0, place + 1), [...Array<boolean>(place).fill(true), false]);
  });

  test("is not asked for a search in all where the next most alike can't be another", () => {
    const words: string[] = [];
    const found = [0.5, 0.4, 0.3].map((similarity, text) => ({ text, similarity, words }));
    const gone = found.map((one, at) => (at === 1 ? { ...one, text: undefined } : one));
    assert.deepEqual(mergeFound(found, [], 3), found);
    assert.deepEqual(mergeFound(gone, [], 4), [found[0], found[2]]);
    assert.equal(mergeFound(gone, [], 3), undefined);
    assert.equal(mergeFound(gone, [{ text: 9, similarity: 0.3 }], 3), undefined);
    const above = { text: 9, similarity: 0.31 };
    assert.deepEqual(mergeFound(gone, [above], 3), [found[0], above, found[2]]);
    assert.deepEqual(mergeFound(found, [{ text: 9, similarity: 0.3 }], 3), found);
  });
});

// --- internal ---

/** All that is found, the stretches in order. */
function find(papers: readonly Paper[], known: readonly StretchThen[] = []) {
  const finder = new RelatedPapers();
  finder.know(known);
  const stretches = papersByStretch(papers).map(({ days: [name = ""], papers: own }) => {
    const words = stretchWords(own);
    finder.add(name, words);
    return { name, words };
  });
  const found = stretches.map(({ name, words }) => {
    const found = finder.foundIn(name);
    return { name, words, weights: finder.weightsOf(name), found, papers: found.all() };
  });
  return { stretches: found satisfies StretchThen[], changed: finder.changed };
}

type Random = (below: number) => number;

/** Numbers that are the same in every run. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Of few words, so that many papers are alike, some of them equally. */
function someWords(count: number, random: Random): string {
  const gap = () => [" ", ", "][random(2)] ?? "";
  const word = () => `word${random(1 + random(60))}x${gap()}`;
  return Array.from({ length: count }, word).join("");
}

function aRandomPaper(id: string, random: Random): Paper {
  const abstract = someWords(random(12), random);
  return aPaper({ id, day: aDay(random), title: `A ${someWords(random(3), random)}.`, abstract });
}

function aDay(random: Random): string {
  return `2025-0${1 + random(6)}-${10 + random(3)}`;
}

/** With one to three papers corrected, removed, moved to another day or added. */
function edited(papers: readonly Paper[], id: string, random: Random): Paper[] {
  const left = [...papers];
  for (let edit = random(3); edit >= 0; edit -= 1) {
    const at = random(left.length);
    const paper = left[at];
    const kind = random(5);
    if (paper && kind < 2)
      left[at] = { ...paper, abstract: `${paper.abstract} ${someWords(1 + random(2), random)}` };
    else if (paper && kind === 2) left.splice(at, 1);
    else if (paper && kind === 3) left[at] = { ...paper, day: aDay(random) };
    else left.push(aRandomPaper(`${id}-${edit}`, random));
  }
  return left;
}
