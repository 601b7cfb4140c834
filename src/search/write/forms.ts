/** How terms are written. */
import { Packer, Unpacker } from "../format/packing.ts";

/** How a term is written, and how often. */
export type Form = readonly [form: string, count: number];

/** Packs the forms of a term, in any order: the same ones give the same bytes. */
export function packForms(term: string, forms: readonly Form[]): Uint8Array {
  const packer = new Packer(A_FORM * forms.length);
  for (const [form, count] of forms.toSorted((a, b) => (a[0] < b[0] ? -1 : 1)))
    packer.word(term, form).count(count);
  return packer.done();
}

/** Reads what `packForms` wrote. */
export function unpackForms(bytes: Uint8Array, term: string): Form[] {
  const unpacker = new Unpacker(bytes);
  const forms: Form[] = [];
  while (!unpacker.isDone) forms.push([unpacker.word(term), unpacker.count()]);
  return forms;
}

/** Adds how often a term is written in which form to counts by form, or takes it off. */
export function addForms(
  counts: Map<string, number>,
  { term, forms }: { term: string; forms: Uint8Array },
  sign: 1 | -1 = 1,
): void {
  for (const [form, count] of unpackForms(forms, term))
    counts.set(form, (counts.get(form) ?? 0) + sign * count);
}

// --- internal ---

/** A form takes about so many bytes. */
const A_FORM = 8;
