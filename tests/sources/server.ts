/** A server on loopback that answers by a script and keeps a log. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** What the server does with one request. */
export type Act = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** What the server was asked. */
export interface Asked {
  path: string;
  headers: http.IncomingHttpHeaders;
  /** Milliseconds since the first request. */
  at: number;
  /** Which connection it came over, counted from 1. */
  connection: number;
}

/** Starts a server that acts on each request in turn, the last act for all that follow. */
export async function scriptedServer(
  t: TestContext,
  acts: readonly Act[],
): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const connections = new Map<unknown, number>();
  let began = 0;
  const server = http.createServer((request, response) => {
    if (!connections.has(request.socket)) connections.set(request.socket, connections.size + 1);
    began ||= performance.now();
    asked.push({
      path: request.url ?? "",
      headers: request.headers,
      at: performance.now() - began,
      connection: connections.get(request.socket) ?? 0,
    });
    (acts[asked.length - 1] ?? acts.at(-1))?.(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${isBound(address) ? address.port : 0}`, asked };
}

/** Answers with a status, headers and a text. */
export function answer(status: number, text = "", headers: Record<string, string> = {}): Act {
  return (_, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(text);
  };
}

/** Promises more than it sends, and cuts the connection. */
export const cutOff: Act = (_, response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write("[");
  setTimeout(() => response.destroy(), 20);
};

/** Takes the request and never answers. */
export const hang: Act = () => {};

function isBound(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
