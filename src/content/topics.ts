/** The files of topics. */
import path from "node:path";
import { contentPaths, MARKDOWN } from "../paper/content-folder.ts";
import { readFrontmatter } from "../paper/frontmatter.ts";
import { ProblemError } from "../paper/problem.ts";
import { slugSchema } from "../paper/schema.ts";
import { topicFileSchema, type Topic } from "../paper/topics.ts";
import { readEachSlug, type ContentTree, type FilesRead } from "./files.ts";

/** Reads every `.md` in `topics/`. */
export function readTopics(tree: ContentTree): FilesRead<Topic> {
  return readEachSlug(tree, contentPaths(tree.folder).topics, readTopic);
}

// --- internal ---

function readTopic(text: string, file: string): Topic {
  const slug = slugSchema.safeParse(path.posix.basename(file, MARKDOWN));
  if (!slug.success) {
    const message =
      "the file's name is the topic's address: use a-z, 0-9 and hyphens alone, and no name of a device of Windows such as con";
    throw new ProblemError([{ file, message }]);
  }
  return { slug: slug.data, ...readFrontmatter(text, file, topicFileSchema).data };
}
