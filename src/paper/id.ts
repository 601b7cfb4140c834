/**
 * What a paper is called: an arXiv id without its version, or a slug of the title with a
 * short hash where the source knows no arXiv id.
 */
import { createHash } from "node:crypto";
import { z } from "zod";
import { plainText } from "./math.ts";

/** Since April 2007: `YYMM.NNNN`, with five digits since 2015. Before: `archive/YYMMNNN`. */
const NEW_STYLE = /^\d{4}\.\d{4,5}$/;
const OLD_STYLE = /^[a-z]+(?:-[a-z]+)?\/\d{7}$/;
const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** Leaves room for `.mdx`, a curator's name and a folder on any file system. */
const LONGEST = 100;

/**
 * Whether `text` is an unversioned arXiv identifier, new (`2510.12345`) or old (`cs/0112017`).
 *
 * @see https://info.arxiv.org/help/arxiv_identifier.html
 */
export function isArxivId(text: string): boolean {
  return NEW_STYLE.test(text) || OLD_STYLE.test(text);
}

/**
 * The unversioned arXiv identifier in `2104.12255v1`, `arXiv:2104.12255`, an address of arXiv or
 * the DOI that arXiv gives (`10.48550/arXiv.2104.12255`); undefined where there is none.
 *
 * @see https://info.arxiv.org/help/arxiv_identifier_for_services.html
 */
export function parseArxivId(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(
      /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\//i,
      "",
    )
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\./i, "")
    .replace(/^(?:oai:)?arxiv(?:\.org)?:/i, "")
    .replace(/(?:v\d+)?(?:\.pdf)?\/?(?:[?#].*)?$/, "")
    // `math.GT/0309136` and `math/0309136` are one paper.
    .replace(/^([a-z-]+)\.[A-Z]{2}\//, "$1/");
  return isArxivId(bare) ? bare : undefined;
}

/** A paper's id: `2510.12345`, `cs/0112017` or a slug such as `one-epoch-is-all-you-need-1f3c2a9b`. */
export const idSchema = z
  .string()
  .max(LONGEST)
  .refine((text) => isArxivId(text) || SLUG.test(text), {
    error:
      "expected an arXiv id such as 2510.12345 or cs/0112017, or a slug of a-z, 0-9 and -",
  });

/**
 * The id of a paper that has no arXiv id: up to 60 characters of the title, cut at a word, and
 * eight hexadecimal digits of the SHA-256 of its letters, digits, `+` and `#`. Space, case and
 * other punctuation don't change the hash, so a page saved twice gives the same ids.
 */
export function slugId(title: string): string {
  const text = plainText(title).normalize("NFKD").toLowerCase();
  const words = text.replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > 60) break;
    slug = longer;
  }
  const letters = text.replace(/[^\p{L}\p{N}+#]/gu, "") || text;
  const hash = createHash("sha256").update(letters).digest("hex").slice(0, 8);
  return slug ? `${slug}-${hash}` : `paper-${hash}`;
}

/**
 * An id as it stands in URLs, file names and `data-paper`: the slash of an old arXiv id becomes
 * a hyphen (`cs/0112017` → `cs-0112017`), the dot of a new one stays.
 */
export function urlId(id: string): string {
  return id.replace("/", "-");
}
