/** The script of every page. */
import { setHook } from "../digest/page-hooks.ts";
import { listenForActions } from "./actions.ts";
import { store } from "./browser.ts";
import { listenForFollowing } from "./follow.ts";
import { listenForKeys } from "./keys.ts";
import "./paper-list.ts";
import { watchPictures } from "./pictures.ts";
import { keptPlace, watchPlace } from "./place.ts";
import { ownPaper } from "./read-paper.ts";
import "./theme.ts";
import { applySettings } from "./view-menu.ts";

applySettings();
store.listen((name) => {
  if (name === "settings") applySettings();
});
listenForKeys();
listenForActions();
listenForFollowing();
watchPictures();
// The reader's state is applied: the page can be shown.
setHook(document.documentElement, "wait", undefined);
watchPlace();
arrive();
window.addEventListener("pageshow", ({ persisted }) => {
  if (persisted) arrive();
});

/** The page is shown, for the first time or again: to a reader who has been here, or who reads through a list. */
function arrive(): void {
  if (keptPlace() || ownPaper()) import("./arrive.ts").then((one) => one.arrive()).catch(() => {});
}
