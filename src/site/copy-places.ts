/** Where a portable copy goes. */
import path from "node:path";

/** The folder and the zip of the copy that stands beside a site. */
export function copyPlaces(site: string): { folder: string; zip: string } {
  return {
    folder: `${site}-portable`,
    zip: path.join(path.dirname(site), "broadsheet-portable.zip"),
  };
}
