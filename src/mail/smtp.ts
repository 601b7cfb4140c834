/** One connection to a mail server: a message to one reader at a time, and what became of it. */
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import SmtpConnection from "nodemailer/lib/smtp-connection";

/** A server, as `--smtp` names it. */
export interface SmtpServer {
  host: string;
  port: number | undefined;
  /** TLS from the start; else it is used where the server offers it. */
  secure: boolean;
  user: string | undefined;
  password: string | undefined;
  /** Milliseconds to wait for any answer. */
  timeout: number;
}

/** What became of a message. */
export type Outcome =
  | { kind: "accepted" }
  /** The server says no: to this reader for good, for now, or to the sender, and so to all. */
  | { kind: "refused"; why: string; to: "reader" | "everybody"; forGood: boolean }
  /** The connection is lost. `isUnsure`: the server may have the message. */
  | { kind: "lost"; why: string; isUnsure: boolean };

/** A message to hand over. */
export interface Handover {
  from: string;
  to: string;
  message: Buffer;
  /** Called before the end of the message goes out: from then on the server may have it. */
  onEnd: () => void;
}

/** An open connection. */
export interface Connection {
  send: (handover: Handover) => Promise<Outcome>;
  close: () => void;
}

/**
 * Connects, and logs in where the server has a user.
 *
 * @throws {Error} where that fails; with `responseCode` where the server said no
 */
export async function connect(server: SmtpServer): Promise<Connection> {
  const { host, port, secure, user, password, timeout } = server;
  const connection = new SmtpConnection({
    host,
    port,
    secure,
    requireTLS: !secure && needsTls(server),
    // A server of this machine has no certificate that anybody else has signed.
    ...(isHere(host) && { tls: { rejectUnauthorized: false } }),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    socketCloseTimeout: 1000,
  });
  // Errors outside of a command are those of the next one.
  connection.on("error", () => {});
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (user !== undefined)
      await new Promise<void>((resolve, reject) => {
        const credentials = { user, pass: password ?? "" };
        connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
      });
  } catch (error) {
    connection.close();
    throw error;
  }
  return { send: (handover) => send(connection, handover), close: () => connection.quit() };
}

/** Whether there is a password to protect: it goes over an open line within this machine alone. */
export function needsTls({ host, user }: Pick<SmtpServer, "host" | "user">): boolean {
  return user !== undefined && !isHere(host);
}

/** Whether a host is this machine. */
export function isHere(host: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/.test(host);
}

// --- internal ---

/** After a message's last line and before its end, in milliseconds: a lost connection shows by then. */
const BEFORE_END = 50;

async function send(
  connection: SmtpConnection,
  { from, to, message, onEnd }: Handover,
): Promise<Outcome> {
  const state = { isLost: false, hasEnded: false };
  async function* parts() {
    yield message;
    while (connection._socket && connection._socket.writableLength > 0 && !state.isLost)
      await pause(5);
    await pause(BEFORE_END);
    if (state.isLost || connection.destroyed) throw new Error("the connection was lost");
    state.hasEnded = true;
    onEnd();
  }
  const outcome = await new Promise<Outcome>((resolve) => {
    const onError = (error: Error) => lose(error.message);
    const onEndOfConnection = () => lose("the server closed the connection");
    const lose = (why: string) => {
      state.isLost = true;
      settle({ kind: "lost", why, isUnsure: state.hasEnded });
    };
    const settle = (result: Outcome) => {
      connection.off("error", onError).off("end", onEndOfConnection);
      resolve(result);
    };
    connection.on("error", onError).on("end", onEndOfConnection);
    const body = Readable.from(parts(), { objectMode: false, highWaterMark: 1 });
    connection.send({ from, to: [to], size: message.length }, body, (error) => {
      if (!error) return settle({ kind: "accepted" });
      const { responseCode: code, response, command } = error;
      if (code === undefined || code === 421) return lose(response ?? error.message);
      return settle({
        kind: "refused",
        why: response ?? error.message,
        to: command === "MAIL FROM" ? "everybody" : "reader",
        forGood: code >= 500,
      });
    });
  });
  if (outcome.kind === "refused" && !(await reset(connection)))
    // The next message gets a connection of its own.
    connection.close();
  return outcome;
}

/** Ends what a refused message began. */
function reset(connection: SmtpConnection): Promise<boolean> {
  return new Promise((resolve) => {
    connection.once("end", () => resolve(false));
    connection.reset((error) => resolve(!error));
  });
}
