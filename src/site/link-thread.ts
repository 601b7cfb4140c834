/** A thread that puts trees into a folder: see `link-ahead.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { linkTree, type Tree } from "../files/tree.ts";

/** What the thread answers for each tree. */
export type Linked = { error?: unknown };

const folder: string = workerData;
parentPort?.on("message", (tree: Tree) => {
  parentPort?.postMessage(link(tree));
});

// --- internal ---

function link(tree: Tree): Linked {
  try {
    linkTree(tree, folder);
    return {};
  } catch (error) {
    return { error };
  }
}
