// The messages of the conversation one is in: fetched once, then kept up with by events. Private ones that were
// dismissed stay away for this tab.

import { api } from "./api.js";
import { emit, on, state } from "./state.js";

const kept = { in: null, messages: [] };
const DISMISSED = "dismissed";

const dismissed = () => JSON.parse(sessionStorage.getItem(DISMISSED) ?? "[]");
const keyOf = (message) => `${state.me}/${message.ts}`;

/** The messages on screen, oldest first. */
export function shownMessages() {
  const away = new Set(dismissed());
  return kept.messages.filter((message) => !(message.ephemeral && away.has(keyOf(message))));
}

export async function fetchMessages() {
  const [id, who] = [state.here, state.me];
  const answer = await api.messages(id);
  if (id !== state.here || who !== state.me) return;
  kept.in = id;
  kept.messages = Array.isArray(answer) ? answer : (answer.messages ?? []);
  sort();
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

on("message", (event) => put(event, true));
on("changed", (event) => put(event, false));
on("deleted", (event) => {
  if (event.in !== kept.in) return;
  kept.messages = kept.messages.filter((one) => one.ts !== event.ts);
  emit("messages", {});
});
