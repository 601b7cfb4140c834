/** A thread that looks into a folder: see `look-ahead.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { lookInto } from "./assemble.ts";

const folder: string = workerData;
parentPort?.postMessage(lookInto(folder));
