/** The newest day in the shape of the Daily Papers API. */
import { getFront } from "../../../site/collections.ts";
import { dailyPapersOf } from "../../../site/exports.ts";

export const GET = async () => dailyPapersOf((await getFront()).newest);
