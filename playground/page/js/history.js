// The messages of the conversation one is in: fetched once, then kept up with by events. Private ones that were
// dismissed stay away for this tab.

import { api } from "./api.js";
import { emit, on, state } from "./state.js";

const kept = { in: null, messages: [] };
const DISMISSED = "dismissed";
let meanwhile = null;

const dismissed = () => JSON.parse(sessionStorage.getItem(DISMISSED) ?? "[]");
const keyOf = (message) => `${state.me}/${message.ts}`;

/** The messages on screen, oldest first. */
export function shownMessages() {
  const away = new Set(dismissed());
  return kept.messages.filter((message) => !(message.ephemeral && away.has(keyOf(message))));
}

export async function fetchMessages() {
  const [id, who] = [state.here, state.me];
  const during = [];
  meanwhile = during;
  const answer = await api.messages(id);
  if (id !== state.here || who !== state.me || meanwhile !== during) return;
  meanwhile = null;
  kept.in = id;
  if (Array.isArray(answer)) kept.messages = answer;
  sort();
  for (const again of during) again();
}

export function forgetMessages() {
  kept.in = null;
  kept.messages = [];
}

export function dismiss(message) {
  sessionStorage.setItem(DISMISSED, JSON.stringify([...dismissed(), keyOf(message)].slice(-200)));
  emit("messages", {});
}

function sort() {
  kept.messages.sort((a, b) => Number(a.ts) - Number(b.ts));
}

function put({ in: id, message }, added) {
  if (id !== kept.in) return;
  const at = kept.messages.findIndex((one) => one.ts === message.ts);
  if (at < 0) kept.messages.push(message);
  else kept.messages[at] = message;
  sort();
  emit("messages", { [added && at < 0 ? "added" : "changed"]: message });
}

function remove({ in: id, ts }) {
  if (id !== kept.in) return;
  kept.messages = kept.messages.filter((one) => one.ts !== ts);
  emit("messages", {});
}

/** What is heard while the messages are on their way is done now and once more when they are here. */
function hear(change) {
  meanwhile?.push(change);
  change();
}

on("message", (event) => hear(() => put(event, true)));
on("changed", (event) => hear(() => put(event, false)));
on("deleted", (event) => hear(() => remove(event)));
