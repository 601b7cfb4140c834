/** A proxy that compresses, as hosts of static sites do and our server for one machine doesn't. */
import http from "node:http";
import { gzipSync } from "node:zlib";
import type { Server } from "../../src/site/serve.ts";

/** Answers as the server at `origin` does, with texts in gzip. For one reader at a time. */
export async function compressed(origin: string): Promise<Server> {
  const server = http.createServer((request, response) => {
    void answer(new URL(request.url ?? "/", origin), request, response).catch(() =>
      response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

// --- internal ---

/** What a browser asks by for a file that it has. */
const CONDITIONS = ["if-none-match", "if-modified-since"];
/** What tells a browser how long to keep a file. */
const KEPT = ["cache-control", "etag", "last-modified"];
const TEXT = /^(?:text\/|image\/svg|application\/(?:json|javascript|xml))/;

async function answer(
  url: URL,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const asked = pick(CONDITIONS, (name) => request.headers[name]?.toString());
  const found = await fetch(url, { headers: asked });
  const kept = pick(KEPT, (name) => found.headers.get(name) ?? undefined);
  if (found.status === 304) return void response.writeHead(304, kept).end();
  const type = found.headers.get("content-type") ?? "";
  const bytes = Buffer.from(await found.arrayBuffer());
  const isText = TEXT.test(type);
  const body = isText ? gzipSync(bytes) : bytes;
  response.writeHead(found.status, {
    ...kept,
    "content-type": type,
    "content-length": body.length,
    ...(isText && { "content-encoding": "gzip" }),
  });
  response.end(body);
}

function pick(
  names: readonly string[],
  get: (name: string) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const value = get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
