/** A real mail server on this machine, which does what a test says. */
import type { TestContext } from "node:test";
import { SMTPServer } from "smtp-server";

/** What the server does with a reader: takes the message, or something worse. */
export type Behaviour =
  | "accept"
  /** Says no to the address, or to the message, or "later". */
  | { code: number; at: "address" | "message" }
  /** Closes the connection in the middle of the message, or when it has taken it. */
  | "drop" | "drop after"
  /** Never answers the message. */
  | "hang"; // prettier-ignore

/** A server, and what it has taken. */
export interface MailServer {
  url: string;
  /** Every message that it has taken, also one whose answer got lost. */
  taken: { to: string; message: string }[];
  connections: number;
  /** How many of them were encrypted. */
  secured: number;
}

/**
 * Starts a server, which ends with the test.
 *
 * @param behave called for each attempt; `attempt` counts those for the address, from 1
 */
export async function mailServer(
  t: TestContext,
  behave: (to: string, attempt: number) => Behaviour = () => "accept",
  { refusesSender = false, offersTls = false } = {},
): Promise<MailServer> {
  const state: MailServer = { url: "", taken: [], connections: 0, secured: 0 };
  const attempts = new Map<string, number>();
  const now = new Map<string, Behaviour>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: offersTls ? ["AUTH"] : ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onConnect(_session, done) {
      state.connections += 1;
      done();
    },
    onSecure(_socket, _session, done) {
      state.secured += 1;
      done();
    },
    onMailFrom(_address, _session, done) {
      if (refusesSender) done(Object.assign(new Error("not you"), { responseCode: 550 }));
      else done();
    },
    onRcptTo({ address }, _session, done) {
      const attempt = (attempts.get(address) ?? 0) + 1;
      attempts.set(address, attempt);
      const behaviour = behave(address, attempt);
      now.set(address, behaviour);
      if (typeof behaviour === "object" && behaviour.at === "address")
        return done(Object.assign(new Error("not this one"), { responseCode: behaviour.code }));
      return done();
    },
    onData(stream, session, done) {
      const [to] = session.envelope.rcptTo.map(({ address }) => address);
      const behaviour = now.get(to ?? "");
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => {
        parts.push(part);
        if (behaviour === "drop") closeAll();
      });
      stream.on("end", () => {
        if (behaviour === "hang" || behaviour === "drop") return undefined;
        if (typeof behaviour === "object")
          return done(Object.assign(new Error("not that"), { responseCode: behaviour.code }));
        state.taken.push({ to: to ?? "", message: Buffer.concat(parts).toString("utf8") });
        return behaviour === "drop after" ? closeAll() : done();
      });
    },
  });
  const closeAll = () => {
    for (const connection of server.connections) connection._socket?.destroy();
  };
  // A client that is gone is what the tests are about.
  server.on("error", () => {});
  const address = await new Promise<string>((resolve) => {
    const own = server.listen(0, "127.0.0.1", () => {
      const place = own.address();
      resolve(typeof place === "object" && place ? `smtp://127.0.0.1:${place.port}` : "");
    });
  });
  state.url = address;
  t.after(() => {
    closeAll();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return state;
}
