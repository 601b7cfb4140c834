/** Loads the notes that passed the check into Astro, and watches their files. */
import type { Loader, LoaderContext } from "astro/loaders";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { contentPaths } from "../paper/content-folder.ts";
import { formatProblem } from "../paper/problem.ts";
import { currentNotes, currentSettings } from "./current.ts";
import { hashOf, stagedFile, stageNotes } from "./note-stage.ts";

/**
 * Loads the notes that have passed the check. What the MDX compiler gets is written anew from the
 * checked tree, into files of the cache; the files of the content folder never reach it.
 */
export function notesLoader(): Loader {
  return {
    name: "broadsheet-notes",
    load: async ({ config, store, watcher, logger }) => {
      const { base, cache } = currentSettings();
      const folder = path.join(cache, "notes");
      const load = () => {
        const { notes, images, warnings, leadOn } = currentNotes();
        const { staged, problems } = stageNotes(folder, notes, { base, images, leadOn });
        for (const one of problems) logger.error(formatProblem(one));
        store.clear();
        for (const note of staged) {
          const file = stagedFile(folder, note.id);
          store.set({
            id: note.id,
            data: {},
            filePath: path.relative(fileURLToPath(config.root), file),
            digest: hashOf(file),
            deferredRender: true,
          });
        }
        return warnings;
      };
      const loadAndWarn = () => {
        for (const warning of load()) logger.warn(formatProblem(warning));
      };
      // A build prints its warnings itself.
      if (!watcher) load();
      else {
        loadAndWarn();
        watchNotes(watcher, loadAndWarn, logger);
      }
    },
  };
}

/** Calls `reload` when a file of the notes' folder comes, goes or changes. */
export function watchNotes(
  watcher: NonNullable<LoaderContext["watcher"]>,
  reload: () => void,
  logger: LoaderContext["logger"],
): void {
  const notes = contentPaths(currentSettings().content).notes;
  watcher.add(notes);
  for (const event of ["add", "change", "unlink"] as const)
    watcher.on(event, (file: string) => {
      if (path.relative(notes, file).startsWith("..")) return;
      try {
        reload();
      } catch (error) {
        logger.error(error instanceof Error ? error.message : String(error));
      }
    });
}
