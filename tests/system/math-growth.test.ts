/**
 * Every command of Temml, nested in itself, in each of its arguments: the work grows with the
 * depth, or the budget ends it. For the next version of Temml; it takes some minutes.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { toMathMl } from "../../src/text/mathml.ts";
import {
  COMMANDS, countingCalls, ENVIRONMENTS, FORMS, FORMS_OF_ENVIRONMENTS, nest,
} from "../text/temml-work.ts"; // prettier-ignore

/** From 7 levels to 14: 2 times the work in linear time, 128 times where each level doubles it. */
const MOST_GROWTH = 6;
const MOST_CALLS = 3_000_000;

function check(forms: readonly string[], names: readonly string[]): void {
  const grows: string[] = [];
  let shown = 0;
  countingCalls((callsOf) => {
    for (const name of names)
      for (const form of forms) {
        let html: string | undefined;
        const short = callsOf(() => ({ html } = toMathMl(nest(form, name, 7))));
        if (html === undefined) continue;
        shown += 1;
        const long = callsOf(() => ({ html } = toMathMl(nest(form, name, 14))));
        if (long > MOST_CALLS || (html !== undefined && long / short > MOST_GROWTH))
          grows.push(`${nest(form, name, 1)}: ${short} calls, then ${long}`);
      }
  });
  assert.ok(shown > names.length / 2, `${shown} formulas are shown`);
  assert.deepEqual(grows, []);
}

test("commands", () => check(FORMS, COMMANDS));
test("environments", () => check(FORMS_OF_ENVIRONMENTS, ENVIRONMENTS));
