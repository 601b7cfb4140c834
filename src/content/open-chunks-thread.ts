/** A thread that opens chunks: `open-chunks.ts` starts threads with this module. */
import { parentPort, workerData } from "node:worker_threads";
import { runTask, type Task } from "./open-chunks.ts";

const task: Task = workerData;
parentPort?.postMessage(await runTask(task));
