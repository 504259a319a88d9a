// The message box: Enter sends, Shift+Enter breaks the line, arrow-up brings back what one sent before, "/" offers
// commands; beside it the app's shortcuts. What is half written in one conversation waits there.

import { api } from "./api.js";
import { Completion } from "./completion.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { recaller, remember } from "./recall.js";
import { shortcutsButton } from "./shortcuts.js";
import { conversation, state } from "./state.js";
import { toastIfFailed } from "./toasts.js";

const drafts = new Map();
const here = () => `${state.me}/${state.here}`;

export class Composer {
  #refusal = h("p", { class: "composer-refusal", role: "alert", hidden: true });

  /** `onSent()` is told at once, before the server has answered. */
  constructor({ onSent }) {
    this.onSent = onSent;
    this.box = messageBox();
    this.list = new Completion(this.box, (text) => this.put(text));
    this.box.setAttribute("aria-controls", this.list.id);
    this.recall = recaller(this.box, here, (text) => this.put(text));
    const frame = h("div", { class: "composer-box" }, this.box, bar());
    this.node = h("form", { class: "composer" }, this.list.node, this.#refusal, frame);
    this.#listen();
    this.box.value = drafts.get(here()) ?? "";
    queueMicrotask(() => grow(this.box));
  }

  put(text) {
    this.box.value = text;
    this.#typed();
    this.box.focus();
  }

  #listen() {
    this.node.addEventListener("submit", (event) => this.#submit(event));
    this.box.addEventListener("input", () => this.#typed());
    this.box.addEventListener("blur", () => this.list.close());
    this.box.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    if (event.isComposing) return;
    if (this.list.key(event) || this.recall(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) this.#submit(event);
  }

  #typed() {
    drafts.set(here(), this.box.value);
    grow(this.box);
    this.list.look();
    this.#refuse(null);
  }

  #refuse(sentence) {
    this.#refusal.hidden = !sentence;
    this.#refusal.textContent = sentence ?? "";
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    if (!text) return;
    const [at, where] = [here(), state.here];
    remember(at, text);
    this.put("");
    this.onSent();
    const answer = await api.say(where, text);
    if (answer.ok === false) this.#giveBack(text, answer, here() === at && !this.box.value);
  }

  /** What could not be said comes back into the box with the reason, unless one has gone on writing. */
  #giveBack(text, answer, free) {
    if (!free) {
      toastIfFailed(answer);
      return;
    }
    this.put(text);
    this.list.close();
    this.#refuse(answer.error);
  }
}

function nameHere() {
  const one = conversation(state.here);
  return one.kind === "im" ? one.name : `#${one.name}`;
}

function messageBox() {
  const name = `Message ${nameHere()}`;
  const attributes = {
    "aria-label": name,
    "aria-autocomplete": "list",
    placeholder: `${name}, or type / for commands`,
  };
  return h("textarea", { id: "composer-text", rows: "1", autocomplete: "off", ...attributes });
}

function bar() {
  const keys = h("span", { class: "composer-keys", "aria-hidden": "true" }, "Enter sends · Shift+Enter for a new line");
  const send = h("button", { type: "submit", class: "button primary send", "aria-label": "Send" }, icon("send"));
  return h("div", { class: "composer-bar" }, shortcutsButton(), keys, send);
}

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

/** Put words into the message box and go there. */
export function writeThis(text) {
  const box = document.getElementById("composer-text");
  if (!box) return;
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.focus();
}
