/**
 * A limit on the work that Temml does for a formula, counted while it works: some commands build
 * what they hold twice or three times, and nested in one another they double it at each level.
 * Temml has no option for it, so its own objects are made to count. Counts, not seconds: the same
 * formula always gives the same markup.
 */
import temml from "temml";

/** Why a formula isn't shown. */
export const TOO_MUCH_WORK = "the formula takes too much work to show";

/**
 * Runs `work`, which renders formulas, and ends it as soon as it is over the limit.
 *
 * @throws {RangeError} with TOO_MUCH_WORK
 */
export function withinBudget<Result>(work: () => Result): Result {
  used.tokens = 0;
  used.elements = 0;
  return work();
}

// --- internal ---

/** The longest formula that may be shown has about 2,500 elements; few are built in vain. */
const MOST = {
  /** What macros expand to, and what arguments hold: at each level once more. */
  tokens: 50_000,
  /** Elements of MathML, whether they are kept or not. */
  elements: 20_000,
};

/** How often a macro may use its arguments: each use is a copy of what may be long. */
const MOST_COPIES = 20;

const used = { tokens: 0, elements: 0 };

function use(what: keyof typeof used, count: number): void {
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

/** Has a method call `look` with its arguments first. */
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
