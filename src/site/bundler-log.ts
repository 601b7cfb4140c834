/** The bundler's warnings, without one that is no use. */
import type { Rolldown } from "vite";

type OnLog = NonNullable<Rolldown.InputOptions["onLog"]>;

/** Astro marks the modules of notes with a directive of its own, which the bundler reports. */
export const onLog: OnLog = (level, log, handle) => {
  if (log.code !== "MODULE_LEVEL_DIRECTIVE") handle(level, log);
};
