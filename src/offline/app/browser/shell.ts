/**
 * A file that the worker keeps from its installation on; `revision` changes with the contents of
 * a file whose name doesn't. The build writes their list into the worker as the constant `SHELL`,
 * with the offline page first.
 */
export interface ShellFile {
  url: string;
  revision: string | null;
}
