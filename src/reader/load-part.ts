/**
 * A part of another page, math included: over HTTP, where a service worker may answer, or from a
 * disk, through a hidden frame.
 */
import { askingAddress, partIn, sentPart, type Part } from "../digest/page-part.ts";

/**
 * Loads what a part of a page holds.
 *
 * @param page the address of the page that has it
 * @throws {Error} when it doesn't come
 */
export async function loadPart(page: string, part: Part): Promise<ChildNode[]> {
  const isOnDisk = new URL(page).protocol === "file:";
  const nodes = await (isOnDisk ? throughFrame(page, part) : overHttp(page, part));
  if (nodes.length === 0) throw new Error(`${page} lacks what is asked of it.`);
  return nodes;
}

// --- internal ---

/** How long a page may take, in milliseconds, and how much longer a frame once its page is there. */
const PATIENCE = 10_000;
const AFTER_LOAD = 1_000;

async function overHttp(page: string, part: Part): Promise<ChildNode[]> {
  const response = await fetch(page, { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(String(response.status));
  const { childNodes = [] } = partIn(parse(await response.text()), part) ?? {};
  return [...childNodes];
}

function throughFrame(page: string, part: Part): Promise<ChildNode[]> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Part of another page";
  frame.src = askingAddress(page, part);
  const listening = new AbortController();
  const { signal } = listening;
  const sent = new Promise<ChildNode[]>((resolve, reject) => {
    const giveUp = () => reject(new Error(`${page} doesn't answer.`));
    setTimeout(giveUp, PATIENCE);
    // The page of a browser's error is loaded, too.
    frame.addEventListener("load", () => setTimeout(giveUp, AFTER_LOAD));
    window.addEventListener(
      "message",
      ({ source, data }) => {
        const html = source === frame.contentWindow ? sentPart(data) : undefined;
        if (html !== undefined) resolve([...parse(html).body.childNodes]);
      },
      { signal },
    );
  });
  document.body.append(frame);
  return sent.finally(() => {
    listening.abort();
    frame.remove();
  });
}

/** Scripts in what is parsed so never run. */
function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
