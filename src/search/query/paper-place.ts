/**
 * `<paper-place>`: on the page for addresses that lead nowhere. A paper that has no page of its own
 * is looked up in the index by its id, and the reader is led on to the page of its day.
 */
import { at, findIn, readHook } from "../../digest/page-hooks.ts";
import { readPaperAddress } from "../../digest/paper-paths.ts";
import { pagePath, paperIdIn } from "../../digest/urls.ts";
import { paperWithId } from "./by-id.ts";
import { Session } from "./session.ts";

class PaperPlace extends HTMLElement {
  connectedCallback(): void {
    const id = paperIdIn(location.pathname);
    if (id !== undefined) void this.#leadOn(id);
  }

  // --- internal ---

  async #leadOn(id: string): Promise<void> {
    this.#say(`Looking for the paper ${id}…`);
    const session = new Session(new URL(readHook(this, "folder") ?? "", location.href).pathname);
    try {
      const paper = await session.use(async (search) => paperWithId(await search.whole(), id));
      const address = paper && readPaperAddress(this)(paper.id, paper.day);
      // A page that the host has lost isn't asked for again.
      if (!address || pagePath(location.pathname) === address)
        this.#say(`This digest has no paper ${id}.`);
      else location.replace(address + (address.includes("#") ? "" : location.hash));
    } catch {
      this.#say("The paper could not be looked up: the network may be down. Reload to try again.");
    }
  }

  #say(sentence: string): void {
    findIn(this, at("status"), HTMLElement).textContent = sentence;
  }
}

customElements.define("paper-place", PaperPlace);
