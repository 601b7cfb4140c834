/**
 * Who has got a mail: a file a mail, so that a run that was stopped goes on where it was, and
 * nobody gets the same mail twice. It lies in a folder of its own, `mail-journal/` beside the content
 * unless another one is named, and must be kept for as long as a mail may be sent again. No address
 * is in it, but hashes of addresses.
 *
 *     broadsheet mail journal 1
 *     sending 6f0b…
 *     accepted 6f0b…
 *
 * A line is on the disk before anything else happens: `sending` before a message's last bytes go
 * out; then `accepted`, or `refused` where the server says so. Where `sending` is the last of an
 * address, nobody knows whether the server has the message, since the connection was lost or the
 * machine stopped before its answer came.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { ExpectedError, hasCode } from "../files/errors.ts";
import { takeLock } from "../files/lock.ts";
import { showPath } from "../files/path.ts";

/** Where journals lie if nobody names another folder. */
export const JOURNALS = "mail-journal";

/** How far a mail to an address has come. */
export type Delivery = "none" | "unsure" | "accepted";

export class Journal {
  readonly file: string;
  readonly #states: Map<string, State>;
  readonly #handle: number;
  readonly #release: () => Promise<void>;

  private constructor(
    file: string,
    states: Map<string, State>,
    handle: number,
    release: () => Promise<void>,
  ) {
    this.file = file;
    this.#states = states;
    this.#handle = handle;
    this.#release = release;
  }

  /**
   * Opens the journal of a mail, for one process at a time.
   *
   * @throws {ExpectedError} where it isn't what a journal should be, or another process doesn't end
   */
  static async open(folder: string, mail: string, onWait?: () => void): Promise<Journal> {
    const file = journalFile(folder, mail);
    const release = await takeLock(folder, { work: "email", onWait });
    try {
      const states = readStates(file);
      const isNew = states === undefined;
      const handle = fs.openSync(file, "a+");
      // A line that was cut off by a crash is ended here.
      if (isNew) write(handle, `${HEAD}\n`);
      else if (!endsLine(file)) write(handle, "\n");
      return new Journal(file, states ?? new Map(), handle, release);
    } catch (error) {
      await release();
      throw error;
    }
  }

  /** How far the mail has come. */
  of(address: string): Delivery {
    return toDelivery(this.#states.get(hashOf(address)));
  }

  /** Notes what is about to happen, or has happened. @throws {Error} of the system */
  note(address: string, state: State): void {
    const hash = hashOf(address);
    write(this.#handle, `${state} ${hash}\n`);
    this.#states.set(hash, state);
  }

  async close(): Promise<void> {
    fs.closeSync(this.#handle);
    await this.#release();
  }
}

/** How far a mail has come to each address, without taking the journal. @throws as `Journal.open` */
export function peekJournal(folder: string, mail: string): (address: string) => Delivery {
  const states = readStates(journalFile(folder, mail));
  return (address) => toDelivery(states?.get(hashOf(address)));
}

// --- internal ---

const HEAD = "broadsheet mail journal 1";

type State = "sending" | "accepted" | "refused";

function journalFile(folder: string, mail: string): string {
  return path.join(folder, `${mail}.txt`);
}

function toDelivery(state: State | undefined): Delivery {
  if (state === "accepted") return "accepted";
  return state === "sending" ? "unsure" : "none";
}

function hashOf(address: string): string {
  return createHash("sha256").update(address.toLowerCase()).digest("hex").slice(0, 32);
}

/** The last state of each hash; undefined where there is no journal. */
function readStates(file: string): Map<string, State> | undefined {
  const text = readIfThere(file);
  if (text === undefined || text === "") return undefined;
  const [head, ...lines] = text.split("\n");
  // What follows the last line feed is a line that a crash cut off, or nothing.
  if (lines.length > 0) lines.pop();
  const damage = (line: number) =>
    new ExpectedError(
      `${showPath(file)}:${line}: this is no line of a mail's journal. Nothing was sent, since somebody could get the mail twice: restore the file, or delete it to send the mail to everybody.`,
    );
  if (head !== HEAD) throw damage(1);
  const states = new Map<string, State>();
  for (const [at, line] of lines.entries()) {
    if (line === "") continue;
    const [, state, hash = ""] = /^(sending|accepted|refused) ([0-9a-f]{32})$/.exec(line) ?? [];
    if (state === "sending" || state === "accepted" || state === "refused") states.set(hash, state);
    // The end of a line that a crash cut off, and that a later run ended.
    else if (!/^[a-z]+(?: [0-9a-f]*)?$/.test(line)) throw damage(at + 2);
  }
  return states;
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function endsLine(file: string): boolean {
  return fs.readFileSync(file, "utf8").endsWith("\n");
}

function write(handle: number, text: string): void {
  fs.writeSync(handle, text);
  fs.fsyncSync(handle);
}
