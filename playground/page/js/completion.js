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
  return (command.words ?? []).map(wordOf).filter((one) => one.word.startsWith(rest[0].toLowerCase())).map((one) => asWord(command, one));
}

const wordOf = (word) => (typeof word === "string" ? { word } : word);

function asCommand(one) {
  return { whole: `${one.command} `, label: one.command, hint: one.usage_hint, detail: one.description };
}

function asWord(command, { word, hint, description }) {
  return { whole: `${command.command} ${word}`, label: `${command.command} ${word}`, hint, detail: description };
}

/** The list over the box. It never takes the focus: the box hands it its keys first. */
export function completion(box, complete) {
  const id = freshId("completion");
  const node = h("div", { class: "completion", id, role: "listbox", "aria-label": "Commands", hidden: true });
  let shown = [];
  let at = -1;

  function look() {
    const found = candidates(box.value);
    if (found.length && node.hidden) announce(`${found.length} to choose from: arrows and Tab`);
    shown = found;
    node.hidden = !found.length;
    node.replaceChildren(...found.map(row));
    highlight(found.length && !box.value.includes(" ") ? 0 : -1);
  }

  function row(one, index) {
    const attributes = { class: "menu-item", role: "option", id: `${id}-${index}`, "aria-selected": "false" };
    const words = h("span", { class: "menu-words" }, h("span", {}, h("b", {}, one.label), one.hint && h("span", { class: "usage" }, ` ${one.hint}`)), one.detail && h("small", {}, one.detail));
    const item = h("div", attributes, words);
    item.addEventListener("pointerdown", (event) => event.preventDefault());
    item.addEventListener("click", () => complete(one.whole));
    return item;
  }

  function highlight(index) {
    at = index;
    [...node.children].forEach((item, number) => {
      item.classList.toggle("active", number === at);
      item.setAttribute("aria-selected", String(number === at));
    });
    node.children[at]?.scrollIntoView({ block: "nearest" });
    if (at < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", `${id}-${at}`);
  }

  function close() {
    node.hidden = true;
    highlight(-1);
  }

  /** Whether the key was meant for the list. */
  function key(event) {
    if (node.hidden) return false;
    const count = shown.length;
    if (event.key === "ArrowDown") highlight((at + 1) % count);
    else if (event.key === "ArrowUp") highlight((Math.max(at, 0) - 1 + count) % count);
    else if (event.key === "Tab" && !event.shiftKey) complete(shown[Math.max(at, 0)].whole);
    else if (event.key === "Enter" && at >= 0 && shown[at].whole.trim() !== box.value.trim()) complete(shown[at].whole);
    else if (event.key === "Escape") close();
    else return false;
    return true;
  }

  return { node, look, close, key };
}
