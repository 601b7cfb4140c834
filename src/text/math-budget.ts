/**
 * A limit on the work that Temml does for a formula, counted while it works: some commands build
 * what they hold twice or three times, and nested in one another they double it at each level.
 * Temml has no option for it, so its own objects are made to count. Counts, not seconds: the same
 * formula always gives the same markup.
 */
import temml, { type Options } from "temml";

/** Why a formula isn't shown. */
export const TOO_MUCH_WORK = "the formula takes too much work to show";

/**
 * Renders a formula, and ends it as soon as it is over the limit.
 *
 * @throws {RangeError} where it is over the limit
 * @throws {Error} Temml's own, where the formula can't be read
 */
export function renderWithinBudget(math: string, options: Options): string {
  // Temml writes into the macros that it gets.
  const copy = () => ({ ...options, macros: { ...options.macros } });
  used.elements = 0;
  used.tokens = 0;
  const html = temml.renderToString(math, copy());
  if (math.length + used.tokens > MOST_SHALLOW) {
    used.tokens = 0;
    if (isDeep(temml.__parse(math, copy()))) throw new RangeError(TOO_MUCH_WORK);
  }
  return html;
}

// --- internal ---

/** The longest formula that may be shown has about 2,500 elements; few more are built and dropped. */
const MOST = {
  /** What macros expand to, and what arguments hold: at each level once more. */
  tokens: 50_000,
  /** Elements of MathML, whether they are kept or not. */
  elements: 10_000,
};

/** How often a macro may use its arguments: each use is a copy of what may be long. */
const MOST_COPIES = 20;

/** In characters and tokens: less than this can't be nested deep. */
const MOST_SHALLOW = 1200;

/**
 * In levels of lists and objects. The stack ends at some thousands, not always at the same
 * level, and the same formula always has to give the same result.
 */
const DEEPEST = 600;

function isDeep(tree: unknown): boolean {
  let level = new Set([tree]);
  for (let depth = 0; level.size > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = new Set(Array.from(level).flatMap(partsOf));
  }
  return false;
}

/** The parts of a node of Temml's tree, without where it stands in the source. */
function partsOf(node: unknown): unknown[] {
  if (Array.isArray(node)) return node;
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) =>
    name === "loc" || typeof value !== "object" ? [] : [value],
  );
}

/** What the formula at hand has used. */
interface Used {
  tokens: number;
  elements: number;
}

/**
 * Where the counts are kept in Temml. A build loads this module twice, once in its pages, but Temml
 * once, so both have to count in the same place.
 */
const COUNTS = Symbol.for("broadsheet/math-budget");

function countsOfTemml(): Used {
  const known: unknown = Reflect.get(temml, COUNTS);
  if (isUsed(known)) return known;
  const counts: Used = { tokens: 0, elements: 0 };
  Reflect.set(temml, COUNTS, counts);
  return counts;
}

function isUsed(value: unknown): value is Used {
  return typeof value === "object" && value !== null && "tokens" in value && "elements" in value;
}

const isHooked = Reflect.has(temml, COUNTS);
const used = countsOfTemml();

function use(what: keyof Used, count: number): void {
  used[what] += count;
  if (used[what] > MOST[what]) throw new RangeError(TOO_MUCH_WORK);
}

/** Counts each element where its constructor sets `attributes`, which no instance has before. */
function countElements(element: object): void {
  Object.defineProperty(element, "attributes", {
    configurable: true,
    set(this: object, value: unknown) {
      use("elements", 1);
      Object.defineProperty(this, "attributes", { value, writable: true, enumerable: true });
    },
  });
}

/** Replaces a method by one that first calls `look` with its arguments. */
function before(owner: object, name: string, look: (...args: unknown[]) => void): void {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== "function")
    throw new TypeError(`Temml has no "${name}" any more: adapt src/text/math-budget.ts to it`);
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...args: unknown[]): unknown {
      look(...args);
      return Reflect.apply(method, this, args);
    },
  });
}

function sizeOf(tokens: unknown): number {
  return Array.isArray(tokens) ? tokens.length : 0;
}

/** The tokens of a macro's definition that stand for arguments. */
function copiesIn(definition: unknown): number {
  if (typeof definition !== "object" || definition === null || !("tokens" in definition)) return 0;
  const tokens: unknown[] = Array.isArray(definition.tokens) ? definition.tokens : [];
  return tokens.filter(
    (token) => typeof token === "object" && token !== null && "text" in token && token.text === "#",
  ).length;
}

function prototypeOf(value: unknown): object {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== "object" || prototype === null || prototype === Object.prototype)
    throw new TypeError("Temml's objects have no class any more: adapt src/text/math-budget.ts");
  return prototype;
}

if (!isHooked) hook();

function hook(): void {
  countElements(prototypeOf(temml.__renderToMathMLTree("x", {})));
  // A macro that is a function gets the object that expands macros.
  temml.__parse("\\count", {
    macros: {
      "\\count": (expander: { macros: unknown }) => {
        before(prototypeOf(expander), "pushTokens", (tokens) => use("tokens", sizeOf(tokens)));
        before(prototypeOf(expander.macros), "set", (_name, definition) => {
          if (copiesIn(definition) > MOST_COPIES) throw new RangeError(TOO_MUCH_WORK);
        });
        return "";
      },
    },
  });
}
