/** A paper that we hold and the one that a source sends again, as one. */
import { FIELD_ROWS, type MergeRule } from "./fields.ts";
import { isArxivId } from "./id.ts";
import { FIELD_NAMES, type Paper } from "./schema.ts";

/**
 * The paper that we hold, brought up to date by the one that came: each field by the rule in its
 * row of `fields.ts`. Neither argument is changed.
 */
export function mergePapers(held: Paper, came: Paper): Paper {
  const merged = { ...held };
  for (const field of FIELD_NAMES)
    copyField(field, RULES[FIELD_ROWS[field].merge](held, came, field), merged);
  return merged;
}

// --- internal ---

/** Gives the paper whose value is taken. */
type Rule = (held: Paper, came: Paper, field: keyof Paper) => Paper;

const newest: Rule = (held, came, field) => {
  const value = came[field];
  const isAbsent = value === undefined || (Array.isArray(value) && value.length === 0);
  return isAbsent ? held : came;
};

const RULES: Record<MergeRule, Rule> = {
  held: (held) => held,
  newest,
  authors: (held, came) => newest(held, came, "authors"),
  exact: (held, came, field) => {
    const [one, other] = [held[field], came[field]];
    const isLess = typeof one === "string" && typeof other === "string" && one.startsWith(other);
    return isLess ? held : newest(held, came, field);
  },
  earliest: (held, came) => (came.day < held.day ? came : held),
  arxiv: (held, came) => (knowsArxiv(held) && !knowsArxiv(came) ? held : came),
  links: (held, came) => ({ ...held, links: { ...held.links, ...came.links } }),
  ids: (held, came) => {
    const isGained = isArxivId(came.id) && came.id !== held.id;
    const gained = isGained ? [came.id] : [];
    const ids = new Set([...(held.aliases ?? []), ...(came.aliases ?? []), ...gained]);
    return { ...held, aliases: ids.size > 0 ? [...ids].sort() : undefined };
  },
  day: (held, came, field) =>
    came.day === held.day ? newest(held, came, field) : came.day < held.day ? came : held,
  longest: (held, came) => {
    // Of two that are as long, two sources would change it back and forth.
    const least = held.abstract.length + (came.source === held.source ? 0 : 1);
    return came.abstract.length >= least ? came : held;
  },
};

function copyField<Name extends keyof Paper>(name: Name, from: Paper, to: Paper): void {
  to[name] = from[name];
}

function knowsArxiv({ id, aliases = [], links }: Paper): boolean {
  return [id, ...aliases].some(isArxivId) || links.arxiv !== undefined;
}
