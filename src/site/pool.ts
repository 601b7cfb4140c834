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

/** What a thread loads modules for. It takes half a second, and code is slow at first. */
export type Skill = "pages" | "index";

export class Pool {
  readonly #start: WorkerStart;
  readonly #all: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: (PromiseWithResolvers<Worker> & { skill: Skill | undefined })[] = [];
  /** What a thread did last. */
  readonly #skills = new Map<Worker, Skill>();
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
   * @param skill what the thread is to have done before, rather than wait less
   * @throws {Error} when the pool is closed
   */
  async take(skill?: Skill): Promise<Thread> {
    const worker = await this.#next(skill);
    if (skill) this.#skills.set(worker, skill);
    return {
      do: (task) => ask(worker, task),
      // What follows a task is asked for as soon as it is done, and is mostly of the same kind.
      give: () => setImmediate(() => this.#give(worker)),
    };
  }

  /**
   * Does a task in the next idle thread.
   *
   * @param makeTask called when a thread is idle, so that tasks don't pile up in memory
   * @param skill as for `take`
   * @throws {Error} when the task fails
   */
  async do<Kind extends Task["kind"]>(
    makeTask: () => TaskOf<Kind>,
    skill?: Skill,
  ): Promise<Extract<Answer, { kind: Kind }>> {
    const thread = await this.take(skill);
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

  #give(worker: Worker): void {
    const skill = this.#skills.get(worker);
    const fits = this.#waiting.findIndex((one) => !one.skill || !skill || one.skill === skill);
    const [next] = this.#waiting.splice(Math.max(fits, 0), 1);
    if (next) next.resolve(worker);
    else this.#idle.push(worker);
  }

  async #next(skill: Skill | undefined): Promise<Worker> {
    if (this.#isClosed) throw endedEarly();
    const same = this.#idle.findLastIndex((one) => this.#skills.get(one) === skill);
    // The last one where none has done it: -1 counts from the end.
    const [idle] = this.#idle.splice(same, 1);
    if (idle) return idle;
    if (this.#left === 0) {
      const next = Promise.withResolvers<Worker>();
      this.#waiting.push({ ...next, skill });
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
