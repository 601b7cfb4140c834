/** A segment's terms, made of those that it had before the texts of some of its papers changed. */
import { Unpacker } from "../format/packing.ts";
import {
  joinPostings,
  packFile,
  packPostings,
  unpackFile,
  type PackedTerm,
  type Posting,
} from "../format/postings.ts";
import type { RunChange, TermChange } from "./changed-terms.ts";
import { unpackWords, WordsPacker, type CountedWord } from "./counted-words.ts";
import { packForms, unpackForms } from "./forms.ts";
import { TermCutter, unpackTerms, type TermFiles } from "./term-cutter.ts";

/**
 * The files into which all terms would be cut. One that has the same terms as before, and ends
 * before the same one, is taken whole.
 *
 * @param last the files before
 * @param changes from `changesOf`
 * @param most about so many bytes make a file
 */
export function updateFiles(
  last: TermFiles,
  changes: readonly TermChange[],
  most: number,
): TermFiles {
  const cutter = new TermCutter(most);
  const starts = last.files.map(firstOf);
  let done = 0;
  let isBehindSame = true;
  for (const [at, file] of last.files.entries()) {
    const [start, next] = [starts[at], starts[at + 1]];
    const own: TermChange[] = [];
    for (let change = changes[done]; change && !(next && change.term >= next.term);) {
      own.push(change);
      change = changes[(done += 1)];
    }
    const endsAsBefore = !next || changes[done]?.term !== next.term;
    const isSame = own.length === 0 && endsAsBefore && start && cutter.beginsFile(start.body);
    if (isSame) cutter.addFile(file, isBehindSame ? last.firsts[at] : undefined);
    else for (const packed of changeTerms(unpackTerms(file), own)) cutter.add(packed);
    isBehindSame = isSame ?? false;
  }
  return cutter.done();
}

/** The counts of words with those changes. @param last from a `WordsPacker` */
export function updateWords(last: string, changes: readonly TermChange[]): string {
  const packer = new WordsPacker();
  for (const { held, change } of pairUp(unpackWords(last), changes))
    if (change) packer.add(changeWord(held ?? { ...NONE, term: change.term }, change.runs));
    else if (held) packer.add(held);
  return packer.done();
}

// --- internal ---

const NONE = { texts: 0, forms: new Uint8Array() };

function firstOf(file: Uint8Array): PackedTerm {
  const unpacker = new Unpacker(file);
  return { term: unpacker.word(""), count: unpacker.count(), body: unpacker.block() };
}

function* changeTerms(
  terms: readonly PackedTerm[],
  changes: readonly TermChange[],
): Generator<PackedTerm> {
  for (const { held, change } of pairUp(terms, changes)) {
    const postings = change ? changePostings(held, change) : [];
    if (change && postings.length > 0)
      yield joinPostings(change.term, [[0, packPostings(postings)]]);
    else if (!change && held) yield held;
  }
}

/** Terms with their changes, in the order of code words. */
function* pairUp<Held extends { term: string }>(
  terms: readonly Held[],
  changes: readonly TermChange[],
): Generator<{ held: Held | undefined; change: TermChange | undefined }> {
  let at = 0;
  for (const held of terms) {
    for (let change = changes[at]; change && change.term < held.term; change = changes[(at += 1)])
      yield { held: undefined, change };
    const change = changes[at]?.term === held.term ? changes[at] : undefined;
    if (change) at += 1;
    yield { held, change };
  }
  for (const change of changes.slice(at)) yield { held: undefined, change };
}

function changePostings(held: PackedTerm | undefined, { term, runs }: TermChange): Posting[] {
  let postings = held ? readPostings(held) : [];
  for (const { from, to, now } of runs) {
    const own = now ? readPostings(joinPostings(term, [[from, now.postings]])) : [];
    const before = postings.filter(({ paper }) => paper < from);
    const behind = postings.filter(({ paper }) => paper >= to);
    postings = [...before, ...own, ...behind];
  }
  return postings;
}

function readPostings(packed: PackedTerm): Posting[] {
  const stored = unpackFile(packFile([packed])).get(packed.term);
  return [...(stored?.read() ?? [])];
}

function changeWord(held: CountedWord, runs: readonly RunChange[]): CountedWord {
  const { term } = held;
  let { texts } = held;
  const counts = new Map(unpackForms(held.forms, term));
  const add = (forms: Uint8Array, sign: number) => {
    for (const [form, count] of unpackForms(forms, term))
      counts.set(form, (counts.get(form) ?? 0) + sign * count);
  };
  for (const { was, now } of runs) {
    texts += (now?.texts ?? 0) - (was?.texts ?? 0);
    if (was) add(was.forms, -1);
    if (now) add(now.forms, 1);
  }
  const forms = [...counts].filter(([, count]) => count > 0);
  return {
    term,
    texts,
    forms: packForms(
      term,
      forms.sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    ),
  };
}
