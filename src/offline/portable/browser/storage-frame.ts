/** Runs in the hidden frame whose storage all pages of a copy share. See `copy-contract.ts`. */
import { PREFIX } from "../../../reader/storage-keys.ts";
import {
  addressWithPass,
  isMessage,
  PASS_KEY,
  type Change,
  type Hello,
  type Welcome,
} from "./copy-contract.ts";

/** The port of the page around this frame, as soon as it has proved that it is of this copy. */
let port: MessagePort | undefined;
let inner: HTMLIFrameElement | undefined;

window.addEventListener("message", ({ source, data }) => {
  if (source !== window.parent || port || !isMessage<Hello>(data, "hello")) return;
  const pass = ownPass();
  if (data.pass === pass) welcome();
  else if (!inner) askFor(data.page, pass);
});

window.addEventListener("storage", ({ key, newValue }) => {
  if (key?.startsWith(PREFIX)) port?.postMessage([key, newValue] satisfies Change);
});

// --- internal ---

/** Made when it is first asked for; it stays as long as what the reader has saved. */
function ownPass(): string {
  const known = localStorage.getItem(PASS_KEY);
  if (known) return known;
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  const made = Array.from(numbers, (number) => number.toString(16).padStart(8, "0")).join("");
  localStorage.setItem(PASS_KEY, made);
  return made;
}

function welcome(): void {
  inner?.remove();
  const channel = new MessageChannel();
  port = channel.port1;
  port.addEventListener("message", ({ data }) => keep(data));
  port.start();
  const entries = Object.entries(localStorage).filter(([key]) => key.startsWith(PREFIX));
  const message: Welcome = { broadsheet: "welcome", entries };
  window.parent.postMessage(message, "*", [channel.port2]);
}

/** Gives the pass to a page of this copy by its address. */
function askFor(page: string, pass: string): void {
  const folder = new URL(".", location.href).href;
  if (!URL.canParse(page) || !new URL(page).href.startsWith(folder)) return;
  inner = document.createElement("iframe");
  inner.src = addressWithPass(new URL(page), pass);
  document.body.append(inner);
}

function keep([key, value]: Change): void {
  if (!key.startsWith(PREFIX)) return;
  if (value === null) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
}
