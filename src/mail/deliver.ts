/** Brings a mail to its readers, one after the other, and nobody twice. */
import { setTimeout as pause } from "node:timers/promises";
import type { Journal } from "./journal.ts";
import type { Connection } from "./smtp.ts";

/** What is to be delivered, and how. */
export interface Delivering {
  /** Each once. */
  addresses: readonly string[];
  /** The sender's address. */
  from: string;
  /** The message to a reader. */
  compose: (address: string) => Promise<Buffer>;
  /** A new connection. @throws {Error} where there is none */
  open: () => Promise<Connection>;
  journal: Pick<Journal, "of" | "note">;
  /** At most so many messages a minute. */
  rate: number;
  /** Seconds that may be spent on waiting for a server that says "later" or doesn't answer. */
  patience: number;
  /** Messages of which nobody knows whether the server has them are sent again. */
  retryUnsure?: boolean;
  onProgress?: (done: number, all: number) => void;
  /** Called before it waits for the server. */
  onWait?: (seconds: number, left: number, why: string) => void;
}

/** A reader whom the mail hasn't reached, and why. */
export interface Undelivered {
  address: string;
  why: string;
}

/** What became of a mail. */
export interface Delivered {
  /** How many the server took in this run, and how many had it before. */
  sent: number;
  before: number;
  /** Those that the server refuses for good. */
  refused: Undelivered[];
  /** Those that can be tried again: nothing was sent to them. */
  left: Undelivered[];
  /** Those that may have it: the connection was lost before the server's answer. */
  unsure: Undelivered[];
}

/**
 * Delivers a mail. A refusal concerns one reader, and the others get theirs; a refusal of the sender
 * ends the run. Who was put off, and who was next when the connection was lost, is tried again at
 * the end.
 */
export async function deliver(work: Delivering): Promise<Delivered> {
  const { addresses, journal, retryUnsure = false } = work;
  const result: Delivered = { sent: 0, before: 0, refused: [], left: [], unsure: [] };
  const open: string[] = [];
  for (const address of addresses) {
    const state = journal.of(address);
    if (state === "accepted") result.before += 1;
    else if (state === "unsure" && !retryUnsure) result.unsure.push({ address, why: LOST_BEFORE });
    else open.push(address);
  }
  const run = new Run(work, result, open.length);
  try {
    let todo: readonly string[] = open;
    for (let wait = FIRST_WAIT, spent = 0; todo.length > 0; wait *= 2) {
      result.left = await run.round(todo);
      todo = result.left.map(({ address }) => address);
      const time = Math.min(wait, work.patience - spent);
      if (todo.length === 0 || time <= 0 || run.isOver) break;
      work.onWait?.(time, todo.length, result.left[0]?.why ?? "");
      await pause(time * 1000);
      spent += time;
    }
  } finally {
    run.close();
  }
  return result;
}

// --- internal ---

/** Seconds before those who were put off are tried again; each time twice as long. */
const FIRST_WAIT = 5;
/** So many lost connections in a row, and the server is left alone for a while. */
const MOST_LOST = 3;

const LOST_BEFORE = "an earlier run lost the connection before the server's answer";

class Run {
  /** Whether the server wants nothing from this sender. */
  isOver = false;
  readonly #work: Delivering;
  readonly #result: Delivered;
  readonly #all: number;
  #connection: Connection | undefined;
  #next = 0;

  constructor(work: Delivering, result: Delivered, all: number) {
    this.#work = work;
    this.#result = result;
    this.#all = all;
  }

  /** Tries each once. @returns those that are left */
  async round(addresses: readonly string[]): Promise<Undelivered[]> {
    const left: Undelivered[] = [];
    let lost = 0;
    for (const [at, address] of addresses.entries()) {
      const outcome = await this.#try(address);
      if (outcome.kind === "accepted") {
        this.#result.sent += 1;
        lost = 0;
      } else if (outcome.kind === "refused") {
        lost = 0;
        const isForAll = outcome.to === "everybody";
        if (outcome.forGood && !isForAll) this.#result.refused.push({ address, why: outcome.why });
        else left.push({ address, why: outcome.why });
        this.isOver = isForAll && outcome.forGood;
      } else {
        lost += 1;
        const list = outcome.isUnsure ? this.#result.unsure : left;
        list.push({ address, why: outcome.why });
      }
      this.#work.onProgress?.(this.#result.sent, this.#all);
      if (!this.isOver && lost < MOST_LOST) continue;
      const { why } = outcome.kind === "accepted" ? { why: "" } : outcome;
      return [...left, ...addresses.slice(at + 1).map((one) => ({ address: one, why }))];
    }
    return left;
  }

  close(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  async #try(address: string) {
    const { from, compose, open, journal, rate } = this.#work;
    const message = await compose(address);
    await pause(Math.max(0, this.#next - performance.now()));
    this.#next = performance.now() + 60_000 / rate;
    let hasEnded = false;
    try {
      this.#connection ??= await open();
    } catch (error) {
      return failedToOpen(error);
    }
    const outcome = await this.#connection.send({
      from,
      to: address,
      message,
      onEnd: () => {
        journal.note(address, "sending");
        hasEnded = true;
      },
    });
    if (outcome.kind === "accepted") journal.note(address, "accepted");
    else if (outcome.kind === "refused" && hasEnded) journal.note(address, "refused");
    else if (outcome.kind === "lost") this.close();
    return outcome;
  }
}

/** A wrong password, or a sender that isn't wanted, is the same for all. */
function failedToOpen(error: unknown) {
  const why = error instanceof Error ? error.message : String(error);
  const isNo =
    error instanceof Error &&
    "responseCode" in error &&
    typeof error.responseCode === "number" &&
    error.responseCode >= 500;
  return isNo
    ? ({ kind: "refused", why, to: "everybody", forGood: true } as const)
    : ({ kind: "lost", why, isUnsure: false } as const);
}
