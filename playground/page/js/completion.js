// What can follow in the message box after a "/": the commands with their usage, then the words of the one typed.

import { announce } from "./announce.js";
import { freshId, h } from "./dom.js";
import { state } from "./state.js";

/** What fits `text`: [{whole, label, hint, detail}], where `whole` is the text once chosen. */
export function candidates(text) {
  if (!text.startsWith("/") || text.includes("\n")) return [];
  const [name, ...rest] = text.split(" ");
  if (!rest.length) return state.commands.filter((one) => one.command.startsWith(name.toLowerCase())).map(asCommand);
  const command = state.commands.find((one) => one.command === name.toLowerCase());
  if (!command || rest.length > 1) return [];
  const fits = (word) => word.startsWith(rest[0].toLowerCase());
  return (command.words ?? []).filter(fits).map((word) => asWord(command, word));
}

function asCommand(one) {
  return { whole: `${one.command} `, label: one.command, hint: one.usage_hint, detail: one.description };
}

/** A word and what the usage says must follow it: "show A-17" gives "show", with "A-17" as the hint. */
function asWord({ command, usage_hint: usage = "" }, word) {
  const told = usage.split(" · ").find((part) => part.split(" ")[0] === word);
  const hint = told?.slice(word.length + 1);
  const label = `${command} ${word}`;
  return { whole: hint && !hint.startsWith("[") ? `${label} ` : label, label, hint };
}

/** The list over the box. It never takes the focus: the box hands it its keys first. */
export class Completion {
  #shown = [];
  #at = -1;

  /** `complete(text)` is told what was chosen. */
  constructor(box, complete) {
    Object.assign(this, { box, complete });
    this.id = freshId("completion");
    const attributes = { id: this.id, role: "listbox", "aria-label": "Commands", hidden: true };
    this.node = h("div", { class: "completion", ...attributes });
  }

  /** Offer what fits the words in the box now. */
  look() {
    const { box, node } = this;
    const found = candidates(box.value);
    if (found.length && node.hidden) announce(`${found.length} to choose from: arrows and Tab`);
    this.#shown = found;
    node.hidden = !found.length;
    node.replaceChildren(...found.map((one, index) => this.#row(one, index)));
    this.#highlight(found.length && !box.value.includes(" ") ? 0 : -1);
  }

  close() {
    this.node.hidden = true;
    this.#highlight(-1);
  }

  /** Whether the key was meant for the list. */
  key(event) {
    if (this.node.hidden) return false;
    const count = this.#shown.length;
    const best = Math.max(this.#at, 0);
    if (event.key === "ArrowDown") this.#highlight((this.#at + 1) % count);
    else if (event.key === "ArrowUp") this.#highlight((best - 1 + count) % count);
    else if (event.key === "Tab" && !event.shiftKey) this.complete(this.#shown[best].whole);
    else if (event.key === "Enter" && this.#adds()) this.complete(this.#shown[best].whole);
    else if (event.key === "Escape") this.close();
    else return false;
    return true;
  }

  /** Whether the highlighted entry is more than what was typed already. */
  #adds() {
    return this.#at >= 0 && this.#shown[this.#at].whole.trim() !== this.box.value.trim();
  }

  #row(one, index) {
    const usage = one.hint && h("span", { class: "usage" }, ` ${one.hint}`);
    const detail = one.detail && h("small", {}, one.detail);
    const words = h("span", { class: "menu-words" }, h("span", {}, h("b", {}, one.label), usage), detail);
    const attributes = { class: "menu-item", role: "option", id: `${this.id}-${index}`, "aria-selected": "false" };
    const item = h("div", attributes, words);
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => this.complete(one.whole));
    return item;
  }

  #highlight(index) {
    this.#at = index;
    [...this.node.children].forEach((item, number) => {
      item.classList.toggle("active", number === index);
      item.setAttribute("aria-selected", String(number === index));
    });
    this.node.children[index]?.scrollIntoView({ block: "nearest" });
    if (index < 0) this.box.removeAttribute("aria-activedescendant");
    else this.box.setAttribute("aria-activedescendant", `${this.id}-${index}`);
  }
}
