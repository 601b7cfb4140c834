import { withBase } from "../digest/urls.ts";

/** An address of this site, with the base path that it is published under. */
export function href(path: string): string {
  return withBase(import.meta.env.BASE_URL, path);
}
