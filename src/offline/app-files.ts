/** The files that the build adds to a site for the installed app: paths below the base path. */

/** The service worker: its place decides which pages it serves. */
export const WORKER = "/sw.js";
/** The folder of the bundles, which make up the offline download. */
export const BUNDLES = "/bundles/";
/** Their list, in that folder. */
export const LIST = "bundles.json";
/** What a bundle's name ends in, after a dot. */
export const BUNDLE_EXTENSION = "bundle";
