/**
 * Watches what the search engine loads. Pagefind logs a part of its index that doesn't come and
 * goes on without it, so that a reader on a bad network would be told that nothing matches.
 */

/** Whether everything that was asked for so far has come. */
export interface Watch {
  /** @throws {Error} when a part of the index didn't come, or came damaged */
  check: () => void;
}

/**
 * Looks after every request below a folder from now on. What isn't there, is cut off or is
 * something else counts as a failure; the engine sees it as one, too.
 *
 * @param folder the path of the index, with a slash at the end
 */
export function watchLoads(folder: string): Watch {
  let failure: unknown;
  globalThis.fetch = async (input, options) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!new URL(url, location.href).pathname.startsWith(folder))
      return load(input, options);
    try {
      const response = await load(input, options);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      const bytes = await response.arrayBuffer();
      if (isPacked(url)) await checkPacked(bytes);
      return new Response(bytes);
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return {
    check: () => {
      if (failure !== undefined) throw failure;
    },
  };
}

// --- internal ---

/** The browser's own, also when a reader has tried again. */
const load = globalThis.fetch.bind(globalThis);

/** Everything of an index is packed, but for its first file and our table. */
function isPacked(url: string): boolean {
  return /\.(?:pf_\w+|pagefind)(?:\?|$)/.test(url);
}

/** Unpacks to the end, which a file that is cut off or isn't packed doesn't have. */
async function checkPacked(bytes: ArrayBuffer): Promise<void> {
  const unpacked = new Response(bytes).body?.pipeThrough(
    new DecompressionStream("gzip"),
  );
  await new Response(unpacked).arrayBuffer();
}
