/** What a page does for a reader on their way: one who comes back, or who reads paper by paper. */
import { idOf } from "../paper/element.ts";
import { linkSearches } from "./asks.ts";
import { comeBack } from "./come-back.ts";
import { completeSaved } from "./complete-saved.ts";
import { followTrail } from "./follow-trail.ts";
import { addInstallLinks } from "./install-links.ts";
import { keptPlace } from "./place.ts";
import { ownPaper } from "./read-paper.ts";
import { openPaper, readTrail } from "./read-trail.ts";

export function arrive(): void {
  linkSearches();
  addInstallLinks();
  const own = ownPaper();
  const place = keptPlace();
  if (own) {
    completeSaved(own);
    // On the way back, the paper that was read last stays the last.
    if (!place) openPaper(idOf(own));
    followTrail(readTrail(), idOf(own));
  }
  if (place) comeBack(place);
}
