/** The network first, what is stored where it fails or takes too long. */
import type { RouteHandlerCallback, WorkboxPlugin } from "workbox-core/types.js";
import { NetworkFirst } from "workbox-strategies";

/** How long the network may take when there is something stored to show, in seconds. */
const TIMEOUT = 6;
/** The same, while the network has answered nothing since it last failed or took too long. */
const TIMEOUT_AFTER_FAILURE = 1;

/**
 * A handler of requests that asks the network, and takes the stored answer when the network fails
 * or takes too long. The first late answer is waited for six seconds, those after it for one: a
 * search reads a dozen files one after another. An answer that does come ends this.
 *
 * @param cacheName where answers are stored
 * @param plugins what decides on answers and stored ones
 */
export function networkFirst(cacheName: string, plugins: WorkboxPlugin[]): RouteHandlerCallback {
  const waiting = (networkTimeoutSeconds: number) =>
    new NetworkFirst({ cacheName, networkTimeoutSeconds, plugins: [...plugins, answered] });
  const [long, short] = [waiting(TIMEOUT), waiting(TIMEOUT_AFTER_FAILURE)];
  return (options) => (hasFailed ? short : long).handle(options);
}

// --- internal ---

/** Whether the network failed or took too long, and has answered nothing since. */
let hasFailed = false;

/** A stored answer is looked for only where the network has failed or took too long. */
const answered: WorkboxPlugin = {
  fetchDidSucceed: ({ response }) => {
    hasFailed = false;
    return Promise.resolve(response);
  },
  cachedResponseWillBeUsed: ({ cachedResponse }) => {
    hasFailed = true;
    return Promise.resolve(cachedResponse);
  },
};
