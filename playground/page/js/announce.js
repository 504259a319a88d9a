// Telling a screen reader what happened. While a dialog is open everything outside it is silent, so the words go to
// a live region of the topmost open one.

import { h } from "./dom.js";

/** The topmost open dialog, or the page. */
export function layer() {
  return [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
}

function region() {
  const top = layer();
  if (top === document.body) return document.getElementById("announcer");
  return top.querySelector(":scope > .unseen") ?? added(top);
}

function added(top) {
  const node = h("div", { class: "unseen", "aria-live": "polite" });
  top.append(node);
  return node;
}

export function announce(text) {
  const said = h("p", {}, text);
  region().append(said);
  setTimeout(() => said.remove(), 8000);
}
