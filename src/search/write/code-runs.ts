/** The codes of a segment's papers, in runs. */
import type { Steps } from "../../meaning/codes.ts";
import type { LearnedGroups } from "../../meaning/groups.ts";
import { Packer, Unpacker } from "../format/packing.ts";
import { buildRun, type BuiltRun } from "./meaning.ts";
import type { SegmentPart } from "./part.ts";

/**
 * Makes the files of a segment's codes. The newest part is a run of its own: the others stay as
 * they are when papers come to it.
 */
export function buildRuns(
  parts: readonly Pick<SegmentPart, "codes">[],
  {
    last,
    ...how
  }: {
    step: Steps["step"];
    mostInOne?: number | undefined;
    /** Parts before, and what `packLearned` gave of their runs. */
    last?: { parts: readonly Pick<SegmentPart, "codes">[]; learned: Uint8Array } | undefined;
  },
): BuiltRun[] {
  const known = last ? unpackLearned(last.learned) : [];
  const lastRuns = last ? inRuns(last.parts) : [];
  return inRuns(parts).map((codes, at) => {
    const [groups, before] = [known[at], lastRuns[at]];
    const isAlike = groups && before?.length === codes.length;
    return buildRun(codes, { ...how, last: isAlike ? { ...groups, codes: before } : undefined });
  });
}

/** What groups of runs were learned, as bytes; those of a run without groups are undefined. */
export function packLearned(runs: readonly (LearnedGroups | undefined)[]): Uint8Array {
  const packer = new Packer();
  for (const run of runs) packer.block(bytesOf(run?.learned)).block(bytesOf(run?.places));
  return packer.done();
}

// --- internal ---

function inRuns([newest, ...older]: readonly Pick<SegmentPart, "codes">[]): Uint8Array[] {
  return [newest ? [newest] : [], older]
    .map((parts) => Buffer.concat(parts.flatMap(({ codes }) => codes ?? [])))
    .filter(({ length }) => length > 0);
}

function unpackLearned(bytes: Uint8Array): (LearnedGroups | undefined)[] {
  const unpacker = new Unpacker(bytes);
  const runs: (LearnedGroups | undefined)[] = [];
  while (!unpacker.isDone) {
    // Copies: numbers can't begin anywhere in a buffer.
    const learned = new Float32Array(new Uint8Array(unpacker.block()).buffer);
    const places = new Uint16Array(new Uint8Array(unpacker.block()).buffer);
    runs.push(places.length > 0 ? { learned, places } : undefined);
  }
  return runs;
}

function bytesOf(numbers?: Float32Array | Uint16Array): Uint8Array {
  return numbers
    ? new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
    : new Uint8Array();
}
