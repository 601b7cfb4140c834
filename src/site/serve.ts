/** A built site over HTTP, for the person at this machine. */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import send from "send";
import { hasCode } from "../files/errors.ts";
import { FEED, FEED_TYPE, JSON_FEED, JSON_FEED_TYPE } from "../digest/urls.ts";

/** Where the server listens unless told otherwise: on this machine alone. */
export const DEFAULT_PORT = 4321;
export const DEFAULT_HOST = "127.0.0.1";

/** A running server. */
export interface Server {
  /** The address of the front page. */
  url: string;
  close: () => Promise<void>;
}

/** Where to listen. */
export interface ServeOptions {
  /** The built site. */
  out: string;
  /** The base path that the site was built for. */
  base: string;
  /** 0 is any free port. Where the port is taken, the next free one is used. */
  port: number;
  host: string;
}

/**
 * Serves a built site until `close` is called: files, ranges of them and HEAD. An unknown address
 * gets the site's 404 page, also while the site is being replaced by a newer one.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14 for ranges
 */
export async function serve({ out, base, port, host }: ServeOptions): Promise<Server> {
  const server = http.createServer((request, response) => {
    const url = request.url ?? "/";
    if (request.method !== "GET" && request.method !== "HEAD")
      response.writeHead(405, { allow: "GET, HEAD" }).end();
    else if (url.startsWith(base)) sendFile(out, base, request, response);
    else if (`${url}/` === base || url === "/") redirect(response, base);
    else notFound(out, response);
  });
  const taken = await listen(server, port, host);
  return {
    url: `http://${host}:${taken}${base}`,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

// --- internal ---

function sendFile(
  out: string,
  base: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  const [address = "", ...query] = (request.url ?? "").split("?");
  send(request, address.slice(base.length - 1), {
    root: out,
    dotfiles: "ignore",
    cacheControl: false,
  })
    .on("headers", (_: unknown, file: string) => {
      // Feed readers recognize a feed by its media type.
      const type = file.endsWith(FEED)
        ? FEED_TYPE
        : file.endsWith(JSON_FEED)
          ? JSON_FEED_TYPE
          : undefined;
      if (type !== undefined) response.setHeader("content-type", `${type};charset=utf-8`);
    })
    .on("directory", () => redirect(response, [`${address}/`, ...query].join("?")))
    .on("error", ({ status, headers }: { status: number; headers?: http.OutgoingHttpHeaders }) => {
      if (status === UNSATISFIABLE) response.writeHead(status, headers).end();
      else notFound(out, response);
    })
    .pipe(response);
}

const UNSATISFIABLE = 416;

function redirect(response: http.ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function notFound(out: string, response: http.ServerResponse): void {
  response.writeHead(404, { "content-type": "text/html;charset=utf-8" });
  fs.readFile(path.join(out, "404.html"), (error, page) =>
    response.end(error ? "Not found" : page),
  );
}

/** How many ports to try before giving up. */
const TRIES = 20;

async function listen(server: http.Server, port: number, host: string): Promise<number> {
  for (let offset = 0; ; offset += 1) {
    try {
      return await listenOnce(server, port === 0 ? 0 : port + offset, host);
    } catch (error) {
      if (!hasCode(error, "EADDRINUSE") || offset >= TRIES) throw error;
    }
  }
}

function listenOnce(server: http.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
