// Short notes in a corner: what failed, or what Slack would whisper. They leave by themselves, or by their button; one
// that the pointer or the keyboard rests on stays.

import { announce, layer } from "./announce.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { on } from "./state.js";

const STAYS = 8000;

export function toast(text, tone = "error") {
  const box = document.getElementById("toasts");
  const top = layer();
  if (box.parentElement !== top) top.append(box);
  const close = h(
    "button",
    { class: "icon-button", type: "button", "aria-label": "Dismiss this note" },
    icon("close", 16),
  );
  const note = h(
    "div",
    { class: `toast toast-${tone}` },
    icon(tone === "error" ? "alert" : "tick"),
    h("p", {}, text),
    close,
  );
  close.addEventListener("click", () => note.remove());
  box.append(note);
  announce(text);
  leave(note);
}

function leave(note) {
  setTimeout(() => {
    if (note.matches(":hover, :focus-within")) leave(note);
    else note.remove();
  }, STAYS);
}

/** Show the server's sentence if it answered with a fault; says whether all was well. */
export function toastIfFailed(answer) {
  if (answer?.ok === false) toast(answer.error ?? "That did not work. Please try again.");
  return answer?.ok !== false;
}

/** A closing dialog must not take notes with it. */
export function rescueToasts() {
  document.body.append(document.getElementById("toasts"));
}

on("toast", (event) => toast(event.text, event.tone));
