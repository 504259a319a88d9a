// What has been read: a conversation is read while it is on screen, at its bottom, in a window that is looked at. The
// mark over what was new stays where it was until one leaves.

import { api } from "./api.js";
import { shownMessages } from "./history.js";
import { conversation, on, setUnread, state } from "./state.js";

let mark = null;
let atBottom = true;
let begun = false;

/** The ts of the first message that was new when the conversation was opened, or null. */
export function firstUnread() {
  return mark;
}

/** Called when one goes elsewhere, before what is there has arrived: nothing counts as read until it has. */
export function stopReading() {
  begun = false;
  mark = null;
}

/** Called when the messages of a conversation have arrived. */
export function beginReading() {
  const count = conversation(state.here)?.unread ?? 0;
  const others = shownMessages().filter((message) => message.user !== state.me);
  mark = count ? ((others.at(-count) ?? others[0])?.ts ?? null) : null;
  atBottom = true;
  begun = true;
}

/** Called when one scrolls up: what comes from now on is new until one is at the bottom again. */
export function leaveBottom() {
  atBottom = false;
}

export function readHere(bottom = atBottom) {
  atBottom = bottom;
  const here = conversation(state.here);
  if (!begun || !here?.unread || !bottom || document.hidden || state.tab !== "messages") return;
  setUnread(state.here, 0);
  api.read(state.here, shownMessages().at(-1)?.ts ?? "");
}

on("conversations", () => readHere());
document.addEventListener("visibilitychange", () => readHere());
