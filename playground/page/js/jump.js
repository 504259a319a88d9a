// Ctrl+K or ⌘K: type a few letters of a conversation, or of a person to act as, and go there.

import { closeDialog, dialog, openDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { Listbox } from "./listbox.js";
import { goTo } from "./route.js";
import { emit, state } from "./state.js";

const conversations = () => ({
  label: "Conversations",
  options: state.conversations.map((one) => ({
    value: one.id,
    label: one.kind === "im" ? one.name : `#${one.name}`,
    detail: one.topic,
    choose: () => goTo(one.id),
  })),
});

function people(title, fits) {
  const options = state.people.filter((one) => !one.is_bot && one.id !== state.me && fits(one));
  return {
    label: title,
    options: options.map((one) => ({
      value: one.id,
      label: one.label,
      detail: one.role_line,
      choose: () => emit("act as", one.id),
    })),
  };
}

export function jump() {
  choose("Jump to …", "A conversation, or somebody to act as", () => [conversations(), people("Act as", () => true)]);
}

export function choosePerson() {
  choose("Act as …", "A role or a team", () => [
    people("More people", (one) => !one.listed && one.group !== "refused"),
  ]);
}

function choose(title, placeholder, groups) {
  if (document.querySelector("dialog[open]")) return;
  const list = new Listbox(title);
  const input = h("input", { ...FIELD, placeholder, "aria-label": title, "aria-controls": list.id });
  const body = h("div", { class: "dialog-body" }, input, list.node);
  const node = dialog({ title, classes: "dialog dialog-jump", parts: body, dismissed: () => closeDialog(node) });
  const go = (option) => {
    closeDialog(node);
    option.choose();
  };
  const point = () => input.setAttribute("aria-activedescendant", list.currentId());
  const narrow = () => {
    list.show(narrowed(groups(), input.value), () => false, go);
    point();
  };
  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => key(event, list, go) && point());
  openDialog(node, { focus: input });
  narrow();
}

const FIELD = {
  class: "field",
  type: "text",
  role: "combobox",
  autocomplete: "off",
  "aria-expanded": "true",
  "aria-autocomplete": "list",
};

function key(event, list, go) {
  if (event.key === "ArrowDown") list.step(1);
  else if (event.key === "ArrowUp") list.step(-1);
  else if (event.key === "Enter" && list.current()) go(list.current());
  else return false;
  event.preventDefault();
  return true;
}

function narrowed(groups, text) {
  const words = text.trim().toLowerCase().split(/\s+/);
  const fits = (option) => words.every((word) => `${option.label} ${option.detail ?? ""}`.toLowerCase().includes(word));
  return groups
    .map((group) => ({ ...group, options: group.options.filter(fits) }))
    .filter((group) => group.options.length);
}
