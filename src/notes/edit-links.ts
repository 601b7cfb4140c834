/** Links to write a note without a clone: GitHub's editor with a file that is already filled in. */
import { CONTENT, noteFile } from "../paper/content-folder.ts";
import { repositoryOf } from "../paper/links.ts";
import { correctionTemplate, noteTemplate } from "./template.ts";

/** Where readers add a note, or correct a paper. */
export interface EditLinks {
  /** GitHub's editor with a new note. */
  note: string;
  /** The same with a correction of the title. */
  correction: string;
  /** A form for a note, as an issue. */
  form: string;
}

/** The digest's repository. */
export interface RepositorySettings {
  repository?: string | undefined;
  branch: string;
}

/** Stands for the name in a second person's file name until they replace it. */
export const PERSON_HERE = "your-name";

/**
 * The links for a paper; undefined where the digest has no repository, or one that isn't on
 * GitHub. For users without write access, GitHub makes a fork and a pull request.
 *
 * @param slug the paper's id as in URLs
 * @param taken whether there is a file named after the paper already
 * @see https://docs.github.com/en/repositories/working-with-files/managing-files/creating-new-files
 */
export function editLinks(
  { repository, branch }: RepositorySettings,
  { slug, title, taken }: { slug: string; title: string; taken: boolean },
): EditLinks | undefined {
  const home = repository === undefined ? undefined : repositoryOf(repository);
  if (home === undefined) return undefined;
  const filename = noteFile(CONTENT, slug, taken ? PERSON_HERE : undefined);
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
