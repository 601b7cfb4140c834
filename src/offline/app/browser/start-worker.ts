/** The site's service worker: registered, and waited for. */
import { basePath } from "../../../digest/page-hooks.ts";
import { withBase } from "../../../digest/urls.ts";
import { WORKER } from "../../app-files.ts";

/**
 * Registers the worker, which changes nothing where it is registered already.
 *
 * @throws {Error} when the browser refuses it, or its script doesn't come
 */
export function registerWorker(): Promise<ServiceWorkerRegistration> {
  const scope = basePath();
  return navigator.serviceWorker.register(withBase(scope, WORKER), { scope });
}

/**
 * Waits until a worker answers the requests of pages.
 *
 * @throws {Error} when the browser refuses it, or it can't be installed
 */
export async function workerStarted(): Promise<void> {
  const { active, waiting, installing } = await registerWorker();
  const worker = active ?? waiting ?? installing;
  if (!worker) throw new Error("There is no worker.");
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      if (worker.state === "activating" || worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("The worker could not be installed."));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}
