/** A paper to cite. */
import type { Reference } from "../../../src/publish/citations/reference.ts";

export function aReference(fields: Partial<Reference> = {}): Reference {
  return {
    id: "2510.12345",
    title: "A Paper",
    authors: ["Ada Example", "Bo Second"],
    type: "preprint",
    arxiv: "2510.12345",
    ...fields,
  };
}
