/** Threads that work for a build side by side. */
import os from "node:os";
import v8 from "node:v8";
import { Worker } from "node:worker_threads";
import type { Answer, Task, TaskOf, WorkerStart } from "./worker.ts";

/** At most so many threads: each loads the whole renderer. */
const MOST_THREADS = 8;
/**
 * A heap may grow by so many percent before it is cleared of what is no longer used. Where there is
 * much memory, V8 lets it grow to a multiple, which a build of 10,000 papers shows as half a gigabyte
 * more, and not as time.
 */
const HEAP_GROWTH = 40;

export class Pool {
  readonly #start: WorkerStart;
  readonly #all: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: PromiseWithResolvers<Worker>[] = [];
  #left: number;
  #isClosed = false;

  constructor(start: WorkerStart, threads = os.availableParallelism()) {
    v8.setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
    this.#start = start;
    this.#left = Math.min(threads, MOST_THREADS);
  }

  /**
   * Waits for an idle thread. It has to be given back, also when it isn't used.
   *
   * @throws {Error} when the pool is closed
   */
  async take(): Promise<Thread> {
    const worker = await this.#next();
    return {
      do: (task) => ask(worker, task),
      give: () => {
        const next = this.#waiting.shift();
        if (next) next.resolve(worker);
        else this.#idle.push(worker);
      },
    };
  }

  /**
   * Does a task in the next idle thread.
   *
   * @param makeTask called when a thread is idle, so that tasks don't pile up in memory
   * @throws {Error} when the task fails
   */
  async do<Kind extends Task["kind"]>(
    makeTask: () => TaskOf<Kind>,
  ): Promise<Extract<Answer, { kind: Kind }>> {
    const thread = await this.take();
    try {
      return await thread.do(makeTask());
    } finally {
      thread.give();
    }
  }

  /** Ends the threads. What is being done fails, and so does what waits for a thread. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(endedEarly());
    await Promise.all(this.#all.map((worker) => worker.terminate()));
  }

  async #next(): Promise<Worker> {
    if (this.#isClosed) throw endedEarly();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#left === 0) {
      const next = Promise.withResolvers<Worker>();
      this.#waiting.push(next);
      return next.promise;
    }
    this.#left -= 1;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: this.#start });
    this.#all.push(worker);
    return worker;
  }
}

/** A thread that is taken. */
export interface Thread {
  /** @throws {Error} when the task fails */
  do: <Kind extends Task["kind"]>(task: TaskOf<Kind>) => Promise<Extract<Answer, { kind: Kind }>>;
  give: () => void;
}

// --- internal ---

function ask<Kind extends Task["kind"]>(
  worker: Worker,
  task: TaskOf<Kind>,
): Promise<Extract<Answer, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: Answer | { error: unknown }) => {
      end();
      if ("error" in answer) reject(answer.error);
      else if (isOf(task.kind, answer)) resolve(answer);
    };
    const onError = (error: Error) => {
      end();
      reject(error);
    };
    const onExit = () => {
      end();
      reject(endedEarly());
    };
    const end = () => worker.off("message", onMessage).off("error", onError).off("exit", onExit);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(task);
  });
}

function endedEarly(): Error {
  return new Error("A thread of the build ended early.");
}

function isOf<Kind extends Task["kind"]>(
  kind: Kind,
  answer: Answer,
): answer is Extract<Answer, { kind: Kind }> {
  return answer.kind === kind;
}
