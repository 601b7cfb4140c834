/** What every page runs. */
import { listenForKeys } from "./keys.ts";
import { watchPictures } from "./pictures.ts";
import "./theme.ts";

listenForKeys();
watchPictures();

delete document.documentElement.dataset["wait"];
