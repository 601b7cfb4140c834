import assert from "node:assert/strict";
import { test } from "node:test";
import { readSettings } from "../../src/site/settings.ts";

const read = (mail: unknown) =>
  readSettings({ BROADSHEET_SETTINGS: JSON.stringify({ mail }) }).mail;

test("the settings of mail", () => {
  assert.deepEqual(read({}), {});
  const subscribe = { action: "https://lists.example.org/form" };
  assert.deepEqual(read({ subscribe }), {
    subscribe: { ...subscribe, field: "email", hidden: {} },
  });
});

const WRONG: [mail: unknown, said: RegExp][] = [
  [{ from: "The digest" }, /mail\.from: expected an address of mail/],
  [{ from: "A <a@x.example>\r\nBcc: b@x.example" }, /mail\.from/],
  [{ unsubscribe: "http://x.example/{address}" }, /mail\.unsubscribe: expected an address that starts with https/],
  [{ unsubscribe: "https://x.example/" }, /mail\.unsubscribe: expected \{address\} in it/],
  [{ subscribe: { action: "javascript:alert(1)" } }, /mail\.subscribe\.action/],
  [{ listmonk: { lists: [] } }, /mail\.listmonk\.lists/],
  [{ form: "a@x.example" }, /form/],
]; // prettier-ignore
for (const [mail, said] of WRONG)
  test(`${JSON.stringify(mail)} is refused with the field's name`, () =>
    assert.throws(() => read(mail), said));
