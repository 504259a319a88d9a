// The app's shortcuts: the global ones behind the bolt beside the message box, the others in the menu of a message.

import { api } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { state } from "./state.js";
import { toastIfFailed } from "./toasts.js";

async function use(shortcut, at = {}) {
  toastIfFailed(await api.shortcut(shortcut.callback_id, at));
}

const ofType = (type) => state.shortcuts.filter((one) => one.type === type);

export function shortcutsButton() {
  const items = ofType("global").map((one) => ({
    label: one.name,
    detail: one.description || state.app.name,
    choose: () => use(one),
  }));
  if (!items.length) return null;
  const groups = () => [{ title: state.app.name, items }];
  return menuButton({ label: "Shortcuts", classes: "icon-button", content: icon("bolt"), groups });
}

/** The menu of one message; none for a private one, which has no shortcuts. */
export function messageTools(message, where) {
  const at = { in: where, ts: message.ts };
  const items = ofType("message").map((one) => ({
    label: one.name,
    detail: state.app.name,
    choose: () => use(one, at),
  }));
  if (message.ephemeral || !items.length) return null;
  const label = "Shortcuts for this message";
  const menu = { label, classes: "icon-button", content: icon("more"), groups: () => [{ items }], end: true };
  return h("div", { class: "tools" }, menuButton(menu));
}
