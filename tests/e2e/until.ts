/** Waiting for what no event tells of. */
import assert from "node:assert/strict";

/** Asks until there is an answer; fails after ten seconds. */
export async function until<Value>(ask: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((done) => setTimeout(done, 20));
  }
  assert.fail("waited ten seconds in vain");
}
