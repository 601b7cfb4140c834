/** What every page runs. */
import { listenForKeys } from "./keys.ts";
import "./theme.ts";

listenForKeys();

delete document.documentElement.dataset["wait"];
