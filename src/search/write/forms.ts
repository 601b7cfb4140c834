/** How terms are written. */
import { Packer, Unpacker } from "../format/packing.ts";

/** How a term is written, and how often. */
export type Form = readonly [form: string, count: number];

/** Packs the forms of a term: those of one run alone are copied without being read. */
export function packForms(term: string, forms: readonly Form[]): Uint8Array {
  const packer = new Packer(A_FORM * forms.length);
  for (const [form, count] of forms) packer.word(term, form).count(count);
  return packer.done();
}

/** Reads what `packForms` wrote. */
export function unpackForms(bytes: Uint8Array, term: string): Form[] {
  const unpacker = new Unpacker(bytes);
  const forms: Form[] = [];
  while (!unpacker.isDone) forms.push([unpacker.word(term), unpacker.count()]);
  return forms;
}

// --- internal ---

/** A form takes about so many bytes. */
const A_FORM = 8;
