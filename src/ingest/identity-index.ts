/** Finds the held paper that an item is, by their identities. */
import {
  compareIdentities,
  isExact,
  JOINS,
  type Comparison,
  type Identity,
} from "../paper/identity.ts";
import { isSamePerson, tellsLess } from "../paper/person.ts";

/** Which held paper an item is, and why. */
export interface Match {
  /** The held paper that it is; left out for a new one. */
  held?: Pick<Identity, "id" | "source">;
  /** What joins them, and the same in words. */
  by?: Comparison["by"];
  why?: string;
  /** Whether all that identifies the two is equal. */
  isExact?: boolean;
  /** A paper that has the item's DOI and is another one. */
  other?: { id: string; why: string };
}

/** Identities of papers, by each key that two items of one paper may share. */
export class IdentityIndex {
  readonly #byKey = new Map<string, Identity[]>();
  /** Read from files, and not met in this run so far. */
  readonly #unmet = new Set<Identity>();

  /** Adds a paper; `isUnmet` where it is from an earlier run. */
  add(identity: Identity, { isUnmet = false } = {}): void {
    for (const key of keysOf(identity)) {
      const known = this.#byKey.get(key);
      if (known) known.push(identity);
      else this.#byKey.set(key, [identity]);
    }
    if (isUnmet) this.#unmet.add(identity);
  }

  /**
   * Adds to a paper from an earlier run what an item with its arXiv id or DOI says: without the
   * year, the paper could be mistaken for another one of the same title.
   */
  learn(came: Identity): void {
    const keys = keysOf({ ...came, title: "" });
    for (const held of keys.flatMap((key) => this.#byKey.get(key) ?? []))
      if (this.#unmet.has(held) && compareIdentities(held, came).by !== undefined)
        this.#fill(held, came);
  }

  /**
   * Finds the paper that an item is: of several the one with the surest reason, then the one that
   * agrees in all, then the one that has the item's id. The item's fields are added to the paper's
   * identity, since the item will be merged into it.
   */
  find(came: Identity): Match {
    const found = keysOf(came).map((key) => this.#byKey.get(key) ?? []);
    const held = new Set(found.flatMap((list) => (list.length > MOST ? [] : list)));
    const compared = [...held].map((one) => ({
      held: one,
      ...compareIdentities(one, came, { isAgain: this.#unmet.has(one) }),
    }));
    const apart = compared.find(({ by, why }) => by === undefined && why !== undefined);
    const matches = compared
      .filter(({ by }) => by !== undefined)
      .map((match) => ({ ...match, isExact: isExact(match.held, came) }))
      .sort((a, b) => orderOf(a, came) - orderOf(b, came));
    const [best, second] = matches;
    const isGuess = best !== undefined && second !== undefined && isEqual(best, second, came);
    if (best === undefined || isGuess)
      return apart?.why === undefined ? {} : { other: { id: apart.held.id, why: apart.why } };
    this.#unmet.delete(best.held);
    this.#fill(best.held, came);
    return best;
  }

  #fill(held: Identity, came: Identity): void {
    const before = new Set(keysOf(held));
    held.arxiv ??= came.arxiv;
    held.doi ??= came.doi;
    if (came.author && tellsLess([held.author ?? ""], [came.author])) held.author = came.author;
    held.year ??= came.year;
    held.venue ??= came.venue;
    for (const key of keysOf(held))
      if (!before.has(key)) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), held]);
  }
}

// --- internal ---

/**
 * How many papers may share a title and still be compared one by one. Of a title that more have,
 * such as "Preface", only an item that says the same in all is one of them: else the work would
 * grow with the square of their number.
 */
const MOST = 300;

type Found = Match & { held: Identity };

function keysOf({ arxiv, doi, title, author, year, venue }: Identity): string[] {
  return [
    ...(arxiv === undefined ? [] : [`arxiv:${arxiv}`]),
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(title === ""
      ? []
      : [`title:${title}`, `all:${[title, author, year, venue, doi].join("\n")}`]),
  ];
}

/**
 * Whether two matches are as good as each other: a title alone that fits two papers fits none, and
 * neither does an initial that fits two authors.
 */
function isEqual(best: Found, second: Found, came: Identity): boolean {
  if (orderOf(best, came) !== orderOf(second, came)) return false;
  if (best.by === "title") return true;
  return best.by === "author" && !isSamePerson(best.held.author ?? "", second.held.author ?? "");
}

/** How good a match is: 0 is the best. */
function orderOf({ by = "title", isExact, held }: Match, came: Identity): number {
  return JOINS.indexOf(by) * 4 + (isExact ? 0 : 2) + (held?.id === came.id ? 0 : 1);
}
