// The message box: Enter sends, Shift+Enter breaks the line, arrow-up brings back what one sent before, "/" offers
// commands; beside it the app's shortcuts. What is half written in one conversation waits there.

import { api } from "./api.js";
import { completion } from "./completion.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { conversation, state } from "./state.js";
import { toastIfFailed } from "./toasts.js";

const drafts = new Map();
const sent = new Map();
const here = () => `${state.me}/${state.here}`;

export function composer({ onSent }) {
  const refusal = h("p", { class: "composer-refusal", role: "alert", hidden: true });
  const box = h("textarea", { id: "composer-text", rows: "1", "aria-label": `Message ${nameHere()}`, "aria-autocomplete": "list", placeholder: `Message ${nameHere()}, or type / for commands`, autocomplete: "off" });
  const list = completion(box, put);
  box.setAttribute("aria-controls", list.node.id);
  const send = h("button", { type: "submit", class: "button primary send", "aria-label": "Send" }, icon("send"));
  const bar = h("div", { class: "composer-bar" }, shortcutsButton(), h("span", { class: "composer-keys", "aria-hidden": "true" }, "Enter sends · Shift+Enter for a new line"), send);
  const form = h("form", { class: "composer" }, list.node, refusal, h("div", { class: "composer-box" }, box, bar));
  const recall = history(box, put);

  function put(text) {
    box.value = text;
    typedHere();
    box.focus();
  }

  function typedHere() {
    drafts.set(here(), box.value);
    grow(box);
    list.look();
    refuse(null);
  }

  function refuse(sentence) {
    refusal.hidden = !sentence;
    refusal.textContent = sentence ?? "";
  }

  async function submit(event) {
    event?.preventDefault();
    const text = box.value.trim();
    if (!text) return;
    const at = here();
    const where = state.here;
    remember(at, text);
    put("");
    onSent();
    const answer = await api.say(where, text);
    if (answer.ok !== false) return;
    if (here() !== at || box.value) toastIfFailed(answer);
    else put(text);
    list.close();
    refuse(answer.error);
  }

  form.addEventListener("submit", submit);
  box.addEventListener("input", typedHere);
  box.addEventListener("blur", () => list.close());
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.key(event) || recall(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) submit(event);
  });
  box.value = drafts.get(here()) ?? "";
  queueMicrotask(() => grow(box));
  return form;
}

function nameHere() {
  const one = conversation(state.here);
  return one.kind === "im" ? one.name : `#${one.name}`;
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function remember(at, text) {
  sent.set(at, [...(sent.get(at) ?? []).filter((one) => one !== text), text].slice(-50));
}

/** Arrow-up in an empty box, or in one that shows an earlier message, goes back in time; arrow-down returns. */
function history(box, put) {
  let at = 0;
  return (event) => {
    const before = sent.get(here()) ?? [];
    const browsing = at > 0 && box.value === before.at(-at);
    if (!browsing) at = 0;
    if (event.key === "ArrowUp" && (browsing || !box.value) && at < before.length) at += 1;
    else if (event.key === "ArrowDown" && browsing) at -= 1;
    else return false;
    put(at ? before.at(-at) : "");
    return true;
  };
}

function shortcutsButton() {
  const global = state.shortcuts.filter((one) => one.type === "global");
  if (!global.length) return null;
  const items = global.map((one) => ({ label: one.name, detail: one.description || state.app.name, choose: async () => toastIfFailed(await api.shortcut(one.callback_id)) }));
  return menuButton({ label: "Shortcuts", classes: "icon-button", content: icon("bolt"), groups: () => [{ title: state.app.name, items }] });
}

/** Put words into the message box and go there. */
export function writeThis(text) {
  const box = document.getElementById("composer-text");
  if (!box) return;
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.focus();
}
