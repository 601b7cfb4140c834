/**
 * The whole abstract of a paper, from the page that its link leads to, math included: over HTTP,
 * where a service worker may answer, or from a disk, through a hidden frame.
 */
import { abstractIn, askingAddress, sentAbstract } from "../../digest/page-abstract.ts";

/**
 * Loads a paper's abstract.
 *
 * @param page the address of the page that has it
 * @param id the paper's, as in URLs
 * @throws {Error} when it doesn't come
 */
export async function loadAbstract(page: string, id: string): Promise<ChildNode[]> {
  const isOnDisk = new URL(page).protocol === "file:";
  const nodes = await (isOnDisk ? throughFrame(page, id) : overHttp(page, id));
  if (nodes.length === 0) throw new Error(`${page} has no abstract of ${id}.`);
  return nodes;
}

// --- internal ---

async function overHttp(page: string, id: string): Promise<ChildNode[]> {
  const response = await fetch(page);
  if (!response.ok) throw new Error(String(response.status));
  const { childNodes = [] } = abstractIn(parse(await response.text()), id) ?? {};
  return [...childNodes];
}

/** How long a frame may take, in milliseconds, and how much longer once its page is there. */
const PATIENCE = 10_000;
const AFTER_LOAD = 1_000;

function throughFrame(page: string, id: string): Promise<ChildNode[]> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = "Abstract";
  frame.src = askingAddress(page, id);
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
        const html = source === frame.contentWindow ? sentAbstract(data) : undefined;
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
