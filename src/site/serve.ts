/** A built site over HTTP, for the person at this machine. */
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import sirv from "sirv";
import { hasCode } from "../files/errors.ts";
import { FEED, FEED_TYPE } from "../digest/urls.ts";

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

/** Serves a built site until `close` is called. An unknown address gets the site's 404 page. */
export async function serve({ out, base, port, host }: ServeOptions): Promise<Server> {
  const files = sirv(out, { etag: true, gzip: false, setHeaders: nameFeeds });
  const missing = path.join(out, "404.html");
  const server = http.createServer((request, response) => {
    const notFound = () => {
      response.writeHead(404, { "content-type": "text/html;charset=utf-8" });
      response.end(fs.existsSync(missing) ? fs.readFileSync(missing) : "Not found");
    };
    const url = request.url ?? "/";
    if (url.startsWith(base)) {
      request.url = url.slice(base.length - 1);
      files(request, response, notFound);
    } else if (`${url}/` === base || url === "/") {
      response.writeHead(302, { location: base }).end();
    } else notFound();
  });
  const taken = await listen(server, port, host);
  return {
    url: `http://${host}:${taken}${base}`,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

// --- internal ---

/** A feed's own type, so that feed readers know it by its address alone. */
function nameFeeds(response: http.ServerResponse, pathname: string): void {
  if (pathname.endsWith(FEED)) response.setHeader("content-type", `${FEED_TYPE};charset=utf-8`);
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
