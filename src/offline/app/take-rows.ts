/** Takes the rows out of lists that go into a bundle. `bundle-rows.ts` puts them back. */
import { createHash } from "node:crypto";
import { ROW_CLASS } from "../../paper/element.ts";
import { ROW_KEY, rowSign } from "./bundle-rows.ts";

/** The rows of a bundle, each with its sign before it. */
export class TakenRows {
  readonly #rows = new Map<string, Buffer>();

  /** A page without its rows. */
  takeFrom(page: Buffer): Buffer {
    const parts: Uint8Array[] = [];
    let from = 0;
    let end = 0;
    for (let at = page.indexOf(ROW); at !== -1; at = page.indexOf(ROW, from)) {
      if (end < at) end = page.indexOf(LIST_END, at);
      const next = page.indexOf(ROW, at + 1);
      const to = next !== -1 && next < end ? next : end;
      if (to === -1) break;
      parts.push(page.subarray(from, at), this.#take(page.subarray(at, to)));
      from = to;
    }
    return Buffer.concat([...parts, page.subarray(from)]);
  }

  /** The block of all rows, in the order in which they were met. */
  block(): Buffer {
    return Buffer.concat([...this.#rows.values()]);
  }

  #take(row: Buffer): Uint8Array {
    const key = createHash("sha256").update(row).digest().subarray(0, ROW_KEY);
    const sign = rowSign(key);
    const name = key.toString("hex");
    if (!this.#rows.has(name)) this.#rows.set(name, Buffer.concat([sign, row]));
    return sign;
  }
}

// --- internal ---

/** How `PaperRow.astro` begins a row, as `site/lean-html.ts` writes it. */
const ROW = `<li class=${ROW_CLASS} `;
const LIST_END = "</ul>";
