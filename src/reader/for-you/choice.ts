/** The newest papers, of which a reader without a library chooses some. */
import { NO_LIBRARY } from "../../for-you/library/kept.ts";
import { newestTexts, type RankedPaper } from "../../for-you/newest.ts";
import { NO_MARKS, rankerOf } from "../../for-you/profile.ts";
import { sketchOfText } from "../../for-you/sketch.ts";
import type { Session } from "../../search/query/session.ts";

/** How many papers are shown to choose from. */
const CHOICE = 20;

/** Papers to choose from, newest first. @throws {Error} when they don't come */
export function papersToChoose(session: Session): Promise<RankedPaper[]> {
  return session.use(async (search) => {
    const { ranker } = rankerOf(NO_LIBRARY, NO_MARKS, () => undefined, search.total);
    const { texts } = await newestTexts(search, CHOICE);
    return texts.map((text) => {
      const sketch = sketchOfText(text);
      return { text, sketch, standing: ranker.standing(sketch), follows: [], mutes: [] };
    });
  });
}
