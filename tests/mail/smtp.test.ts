import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { needsTls } from "../../src/mail/smtp.ts";

describe("a password goes over an open line within this machine alone", () => {
  const CASES: [host: string, user: string | undefined, needs: boolean][] = [
    ["mail.example.org", "ada", true],
    ["10.0.0.7", "ada", true],
    ["localhost.example.org", "ada", true],
    ["127.0.0.1.example.org", "ada", true],
    ["localhost", "ada", false],
    ["127.0.0.1", "ada", false],
    ["[::1]", "ada", false],
    ["mail.example.org", undefined, false],
  ];
  for (const [host, user, needs] of CASES)
    test(`${user ?? "nobody"} at ${host}: ${needs ? "TLS" : "as the server likes"}`, () =>
      assert.equal(needsTls({ host, user }), needs));
});
