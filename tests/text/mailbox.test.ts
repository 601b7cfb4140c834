import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMailbox } from "../../src/text/mailbox.ts";

const GOOD: [text: string, name: string, address: string][] = [
  ["ada@example.org", "", "ada@example.org"],
  ["Ada Example <ada@example.org>", "Ada Example", "ada@example.org"],
  ['"Example, Ada" <ada@example.org>', "Example, Ada", "ada@example.org"],
  ["Łukasz <l.w+papers@sub.example.org>", "Łukasz", "l.w+papers@sub.example.org"],
  ["ada@münchen.example", "", "ada@xn--mnchen-3ya.example"],
  ["root@localhost", "", "root@localhost"],
];
for (const [text, name, address] of GOOD)
  test(`${text} is an address`, () => assert.deepEqual(parseMailbox(text), { name, address }));

const BAD = [
  "", "ada", "@example.org", "ada@", "ada@@example.org", "a b@example.org", "ada@exa mple.org",
  "ada@example.org, bo@example.org", "<ada@example.org", "Ada <ada@example.org> Bo",
  "Eve\r\nBcc: all@example.org <eve@example.org>", "eve@example.org\nBcc: all@example.org",
  'Bcc: all@example.org" <eve@example.org>', "a..b@example.org", "ada@-x.example", "ada@127.0.0.1",
  `${"a".repeat(65)}@example.org`, "ада@example.org", "ada@example.org\u2028", "ada@example.org:25",
]; // prettier-ignore
for (const text of BAD)
  test(`${JSON.stringify(text)} is none`, () => assert.equal(typeof parseMailbox(text), "string"));
