/** A campaign through listmonk's API, at a server that answers as its documentation says. */
import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { test, type TestContext } from "node:test";
import { sendCampaign } from "../../src/mail/listmonk.ts";
import { makeMail } from "../../src/publish/mail/mail.ts";
import { aPaper } from "../paper/sample.ts";

const MAIL = makeMail(
  { name: "day-2025-10-16", about: undefined, when: "Thursday, 16 October 2025", day: "2025-10-16", page: "/days/2025-10-16/" },
  [aPaper({ title: "A {{ .Subscriber.Email }} in a title" })],
  { digest: "The Digest", site: "https://x.example", base: "/", pagesFrom: "" },
); // prettier-ignore

async function listmonk(t: TestContext, known: object[] = [], status = 200) {
  const asked: { line: string; auth: string | undefined; body: Record<string, unknown> }[] = [];
  const server = http.createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (part) => (text += part));
    request.on("end", () => {
      const { pathname } = new URL(request.url ?? "", "http://x");
      const body = JSON.parse(text || "{}");
      asked.push({
        line: `${request.method} ${pathname}`,
        auth: request.headers.authorization,
        body,
      });
      response.writeHead(status, { "content-type": "application/json" });
      const data = request.method === "GET" ? { results: known } : { id: 7 };
      response.end(JSON.stringify(status === 200 ? { data } : { message: "invalid token" }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const place = server.address();
  const url = `http://127.0.0.1:${typeof place === "object" ? place?.port : ""}/`;
  return { asked, engine: { url, token: "api:secret", lists: [3], template: 2, from: undefined } };
}

const names = (asked: { line: string }[]) => asked.map(({ line }) => line);

test("a campaign is made and started, with the engine's address to unsubscribe", async (t) => {
  const { asked, engine } = await listmonk(t);
  assert.equal(await sendCampaign(engine, MAIL), "started");
  assert.deepEqual(names(asked), ["GET /api/campaigns", "POST /api/campaigns", "PUT /api/campaigns/7/status"]); // prettier-ignore
  const { auth = "", body = {} } = asked[1] ?? {};
  assert.equal(auth, "token api:secret");
  assert.equal(body["name"], "The Digest day-2025-10-16");
  assert.deepEqual(body["lists"], [3]);
  assert.match(String(body["body"]), /<a href="\{\{ UnsubscribeURL \}\}"/);
  // What a title has is no command to the engine.
  assert.match(String(body["body"]), /A \{\{ "\{\{" \}\} \.Subscriber\.Email \}\} in a title/);
  assert.doesNotMatch(String(body["altbody"]), /\{\{ \.Subscriber/);
});

test("a campaign that is there already isn't made again; one that wasn't started is", async (t) => {
  const name = "The Digest day-2025-10-16";
  const sent = await listmonk(t, [{ id: 5, name, status: "finished" }]);
  assert.equal(await sendCampaign(sent.engine, MAIL), "there already");
  assert.deepEqual(names(sent.asked), ["GET /api/campaigns"]);
  const draft = await listmonk(t, [{ id: 5, name, status: "draft" }]);
  assert.equal(await sendCampaign(draft.engine, MAIL), "started");
  assert.deepEqual(names(draft.asked), ["GET /api/campaigns", "PUT /api/campaigns/5/status"]);
});

test("what the engine says is passed on", async (t) => {
  const { engine } = await listmonk(t, [], 403);
  await assert.rejects(
    sendCampaign(engine, MAIL),
    /\[GET\] http:.*\/api\/campaigns: 403 .*invalid token/,
  );
});
