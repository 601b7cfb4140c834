/** Entries to make views of. */
import type { Entry } from "../../src/digest/entry.ts";
import { urlId } from "../../src/paper/id.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { topicSchema, type Topic } from "../../src/paper/topics.ts";
import { aPaper } from "../paper/sample.ts";

/** An entry of a paper with the given fields; `topics` are the worked-out ones. */
export function anEntry(fields: Partial<PaperInput> = {}, topics: string[] = []): Entry {
  const paper = aPaper(fields);
  const html = { title: paper.title, excerpt: "", summary: "", abstract: "" };
  const slug = urlId(paper.id);
  return { paper, slug, topics, abstract: "", description: "", related: [], html };
}

export function aTopic(slug: string, title = slug): Topic {
  return topicSchema.parse({ slug, title, blurb: "x", match: ["phrase"] });
}
