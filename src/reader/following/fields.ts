/** What the browser keeps of what a reader follows, and of the searches that are kept. */
import { packFollowing, readFollowing, type Following } from "../../for-you/following.ts";
import { asObject } from "../../text/json-object.ts";
import { store } from "../browser.ts";
import { FOLLOWED } from "../state.ts";
import type { StateField } from "../storage.ts";

const FOLLOWING: StateField<Following> = { name: "following", parse: readFollowing };

/** What is followed and muted, the topics that are followed on their pages among it. */
export function readRules(): Following {
  const { follows, mutes } = store.read(FOLLOWING);
  const topics = store.read(FOLLOWED).map((value) => ({ kind: "topic" as const, value }));
  return { follows: [...follows, ...topics], mutes };
}

/** Changes it. A topic is kept where its page looks for it. */
export function changeRules(change: (now: Following) => Following): void {
  const { follows, mutes } = change(readRules());
  const topics = follows.filter(({ kind }) => kind === "topic").map(({ value }) => value);
  const others = follows.filter(({ kind }) => kind !== "topic");
  store.remove({ name: "ranked" });
  if (topics.join() !== store.read(FOLLOWED).join()) store.change(FOLLOWED, () => topics);
  store.change<unknown>({ name: FOLLOWING.name, parse: (raw) => raw }, () =>
    packFollowing({ follows: others, mutes }),
  );
}

/** A search that the reader keeps. */
export interface KeptSearch {
  name: string;
  /** The address's query of the search page: `?q=…&topic=…`. */
  search: string;
  /** The ids that it found when it was last looked at. */
  seen: readonly string[];
}

/** Newest first. */
export const SEARCHES: StateField<KeptSearch[]> = {
  name: "searches",
  parse: (raw) =>
    Array.isArray(raw)
      ? raw.flatMap((one) => {
          const { name, search, seen } = asObject(one) ?? {};
          if (typeof name !== "string" || typeof search !== "string" || !search.startsWith("?"))
            return [];
          const ids = Array.isArray(seen) ? seen.filter((id) => typeof id === "string") : [];
          return [{ name, search, seen: ids }];
        })
      : [],
};
