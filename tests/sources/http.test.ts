import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import { createHttp, endpointOf, type HttpSettings } from "../../src/sources/http.ts";
import { mayFollow } from "../../src/sources/http-redirect.ts";
import { SourceError } from "../../src/sources/source.ts";
import { temporaryFolder } from "../folders.ts";
import { answer, cutOff, hang, scriptedServer, type Act } from "./server.ts";

const JSON_TYPE = { accept: "application/json" } as const;
const MODIFIED = "Thu, 16 Oct 2025 10:00:00 GMT";

/** A client with short waits, against a server with a script. */
async function setUp(t: TestContext, acts: Act[], settings: Partial<HttpSettings> = {}) {
  const { url, asked } = await scriptedServer(t, acts);
  const waits: string[] = [];
  const http = createHttp({
    userAgent: "Broadsheet/test (papers@example.org)",
    cache: undefined,
    tries: 3,
    timeout: 300,
    backoff: 10,
    patience: 3000,
    onWait: (reason) => waits.push(reason),
    ...settings,
  });
  const get = () => http.get(new URL("/papers", url), JSON_TYPE);
  return { get, http, url, asked, waits };
}

/** Expects a refusal with these words. */
function refuses(get: () => Promise<string>, words: RegExp) {
  return assert.rejects(get, (error) => {
    assert.ok(error instanceof SourceError, String(error));
    assert.match(error.message, words);
    return true;
  });
}

describe("what a server answers", () => {
  test("200 is taken, and the server is told who asks", async (t) => {
    const { get, asked } = await setUp(t, [answer(200, "[1]")]);
    assert.equal(await get(), "[1]");
    assert.equal(asked[0]?.headers["user-agent"], "Broadsheet/test (papers@example.org)");
    assert.match(String(asked[0]?.headers.accept), /^application\/json/);
  });

  test("what hasn't changed comes from the cache", async (t) => {
    const cache = await temporaryFolder(t);
    const { get, asked } = await setUp(
      t,
      [answer(200, "[1]", { etag: '"a"', "last-modified": MODIFIED }), answer(304)],
      { cache },
    );
    assert.equal(await get(), "[1]");
    assert.equal(await get(), "[1]");
    assert.equal(asked[1]?.headers["if-none-match"], '"a"');
    assert.equal(asked[1]?.headers["if-modified-since"], MODIFIED);
  });

  test("damaged data is not kept: the next run asks anew", async (t) => {
    const cache = await temporaryFolder(t);
    const tagged = { etag: '"a"' };
    const { get, asked } = await setUp(
      t,
      [answer(200, '[{"id":', tagged), answer(200, "[5]", tagged)],
      { cache },
    );
    await get();
    assert.equal(await get(), "[5]");
    assert.equal(asked[1]?.headers["if-none-match"], undefined);
  });

  for (const status of [429, 500, 502, 503, 504])
    test(`${status} is tried again, and the wait is announced`, async (t) => {
      const { get, asked, waits } = await setUp(t, [answer(status), answer(200, "[2]")]);
      assert.equal(await get(), "[2]");
      assert.equal(asked.length, 2);
      assert.match(waits[0] ?? "", new RegExp(`answered ${status}`));
    });

  for (const status of [400, 403, 404])
    test(`${status} is not`, async (t) => {
      const { get, asked } = await setUp(t, [answer(status)]);
      await refuses(get, new RegExp(`answered ${status}.*Nothing was taken`));
      assert.equal(asked.length, 1);
    });

  for (const [form, after, least] of [
    ["seconds", () => "1", 990],
    ["a date", () => new Date(Date.now() + 2000).toUTCString(), 500],
  ] as const)
    test(`Retry-After as ${form} is waited for`, async (t) => {
      const busy = answer(429, "", { "retry-after": after() });
      const { get, asked } = await setUp(t, [busy, answer(200, "[3]")]);
      assert.equal(await get(), "[3]");
      assert.ok((asked[1]?.at ?? 0) >= least, `came back after ${asked[1]?.at} ms`);
    });

  test("an hour is too long to wait: the user is told when to come back", async (t) => {
    const { get, asked } = await setUp(t, [answer(429, "", { "retry-after": "3600" })]);
    await refuses(get, /asks to wait 60 minutes/);
    assert.equal(asked.length, 1);
  });

  for (const [name, headers] of [
    ["RateLimit-Remaining: 0", { "ratelimit-remaining": "0", "ratelimit-reset": "1" }],
    ['RateLimit: "default";r=0;t=1', { ratelimit: '"default";r=0;t=1' }],
  ] as const)
    test(`${name} holds the next request back`, async (t) => {
      const { get, asked } = await setUp(t, [answer(200, "[]", headers), answer(200, "[]")]);
      await get();
      await get();
      assert.ok((asked[1]?.at ?? 0) >= 950, `came back after ${asked[1]?.at} ms`);
    });

  test("a body that is cut off is tried again, and refused when it stays so", async (t) => {
    const once = await setUp(t, [cutOff, answer(200, "[4]")]);
    assert.equal(await once.get(), "[4]");
    const always = await setUp(t, [cutOff]);
    await refuses(always.get, /cut the (answer|connection).*3 times/);
  });

  test("a server of an unknown name is told in a sentence", async () => {
    const http = createHttp({ userAgent: "test", cache: undefined, tries: 2, backoff: 1 });
    const get = () => http.get(new URL("http://papers.invalid/"), { accept: "application/json" });
    await refuses(
      get,
      /^http:\/\/papers\.invalid\/: the server can't be found by its name \(is there a network\?\), 2 times\. /,
    );
  });

  test("a server that hangs is given up in good time", async (t) => {
    const { get, asked } = await setUp(t, [hang]);
    const began = performance.now();
    await refuses(get, /sent nothing for 0\.3 seconds, 3 times/);
    assert.equal(asked.length, 3);
    assert.ok(performance.now() - began < 5000);
  });

  test("a server that sends a byte at a time is given up in good time", async (t) => {
    const drip: Act = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 20);
      response.once("close", () => clearInterval(timer));
    };
    const { get, asked } = await setUp(t, [drip], { whole: 200 });
    await refuses(get, /did not end its answer within 0\.2 seconds.*Nothing was taken/);
    assert.equal(asked.length, 1);
  });

  test("a redirect on the same server is followed", async (t) => {
    const { get, asked } = await setUp(t, [
      answer(302, "", { location: "/moved" }),
      answer(200, "[1]"),
    ]);
    assert.equal(await get(), "[1]");
    assert.equal(asked[1]?.path, "/moved");
  });

  test("a redirect to another server is refused, and that server isn't asked", async (t) => {
    const other = await scriptedServer(t, [answer(200, "[9]")]);
    const address = other.url.replace("127.0.0.1", "localhost");
    const { get } = await setUp(t, [answer(302, "", { location: address })]);
    await refuses(get, /redirects to http:\/\/localhost:\d+, which is not followed.*--endpoint/);
    assert.equal(other.asked.length, 0);
  });

  const REDIRECTS: [from: string, to: string, isFollowed: boolean][] = [
    ["https://arxiv.org/a", "https://arxiv.org/b", true],
    ["http://export.arxiv.org/a", "https://export.arxiv.org/a", true],
    ["https://export.arxiv.org/a", "https://arxiv.org/a", true],
    ["https://arxiv.org/a", "https://rss.arxiv.org/a", true],
    ["https://arxiv.org/a", "http://arxiv.org/a", false],
    ["https://arxiv.org/a", "https://arxiv.org.example.com/a", false],
    ["https://arxiv.org/a", "https://notarxiv.org/a", false],
    ["https://arxiv.org/a", "https://org/a", false],
    ["https://arxiv.org/a", "https://127.0.0.1/a", false],
    ["https://arxiv.org/a", "https://[::1]/a", false],
    ["https://arxiv.org/a", "http://169.254.169.254/latest", false],
    ["https://arxiv.org/a", "https://ann:secret@arxiv.org/a", false],
    ["https://arxiv.org/a", "file:///etc/passwd", false],
    ["http://127.0.0.1:80/a", "http://127.0.0.1:81/a", true],
  ];
  for (const [from, to, isFollowed] of REDIRECTS)
    test(`a redirect from ${from} to ${to} is ${isFollowed ? "" : "not "}followed`, () =>
      assert.equal(mayFollow(new URL(from), new URL(to)), isFollowed));

  test("redirects in a circle end", async (t) => {
    const { get } = await setUp(t, [answer(302, "", { location: "/papers" })]);
    await refuses(get, /redirects in a circle/);
  });

  test("a web page in place of data is refused, with its title", async (t) => {
    const { get } = await setUp(t, [answer(200, "<!doctype html><title>Down for repairs</title>")]);
    await refuses(get, /a web page \("Down for repairs"\) in place of data/);
  });

  test("a server that isn't there", async () => {
    const http = createHttp({ userAgent: "x", cache: undefined, tries: 2, backoff: 1 });
    await refuses(
      () => http.get(new URL("http://127.0.0.1:9/papers"), JSON_TYPE),
      /127\.0\.0\.1:9.*the server .*2 times/,
    );
  });
});

describe("manners", () => {
  test("requests to one server are apart, one after the other, over one connection", async (t) => {
    const { http, url, asked } = await setUp(t, [answer(200, "[]")]);
    const get = (name: string) => http.get(new URL(name, url), { ...JSON_TYPE, spacing: 200 });
    await Promise.all(["/a", "/b", "/c"].map(get));
    const paths = asked.map(({ path }) => path);
    assert.deepEqual(paths, ["/a", "/b", "/c"]);
    for (const [index, { at }] of asked.entries())
      assert.ok(at >= index * 195, `request ${index + 1} came after ${at} ms`);
    const connections = asked.map(({ connection }) => connection);
    assert.deepEqual(connections, [1, 1, 1]);
  });

  test("tries are apart as well", async (t) => {
    const { http, url, asked } = await setUp(t, [answer(500), answer(200, "[]")]);
    await http.get(new URL("/a", url), { ...JSON_TYPE, spacing: 200 });
    assert.ok((asked[1]?.at ?? 0) >= 195);
  });
});

test("an endpoint takes the place of the source's address, an origin keeps its path", () => {
  const own = "https://example.org/api/papers";
  for (const [endpoint, expected] of [
    [undefined, own],
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080/api/papers"],
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/api/papers"],
    ["http://127.0.0.1:8080/other", "http://127.0.0.1:8080/other"],
  ] as const)
    assert.equal(endpointOf(endpoint, own).href, expected);
});
