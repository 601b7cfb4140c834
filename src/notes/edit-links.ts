/** The way to a new note for those without a clone: GitHub's editor on a file already filled in. */
import { repositoryOf } from "../paper/links.ts";
import { correctionTemplate, noteTemplate } from "./template.ts";

/** Where readers add a note, or correct a paper. */
export interface EditLinks {
  /** GitHub's editor with a new note. */
  note: string;
  /** The same with a correction of the title. */
  correction: string;
  /** A form, for those who would rather fill in a form. */
  form: string;
}

/** The digest's repository. */
export interface RepositorySettings {
  repository?: string | undefined;
  branch: string;
}

/** What a second person's file is called until they say who they are. */
export const PERSON_HERE = "your-name";

/**
 * The links for a paper; undefined where the digest has no repository, or one that isn't on
 * GitHub. GitHub makes a fork and a pull request for those who may not write.
 *
 * @param slug the paper's id as in URLs
 * @param taken whether the file named after the paper is there
 * @see https://docs.github.com/en/repositories/working-with-files/managing-files/creating-new-files
 */
export function editLinks(
  { repository, branch }: RepositorySettings,
  { slug, title, taken }: { slug: string; title: string; taken: boolean },
): EditLinks | undefined {
  const home = repository === undefined ? undefined : repositoryOf(repository);
  if (home === undefined) return undefined;
  const filename = `content/notes/${slug}${taken ? `.${PERSON_HERE}` : ""}.mdx`;
  const editor = (value: string) =>
    `${home}/new/${encodeURI(branch)}?${query({ filename, value })}`;
  return {
    note: editor(noteTemplate()),
    correction: editor(correctionTemplate(title)),
    form: `${home}/issues/new?${query({ template: "note.yml", paper: slug })}`,
  };
}

// --- internal ---

function query(values: Record<string, string>): string {
  return new URLSearchParams(values).toString().replaceAll("+", "%20");
}
