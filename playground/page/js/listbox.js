// The list under a select: options in groups, one of them highlighted. The focus stays in the field that owns it.

import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";

/** `groups`: [{label?, options: [{value, label, detail?}]}]; `isChosen(option)`; `choose(option)`. */
export function listbox(label, { many = false } = {}) {
  const id = freshId("options");
  const node = h("div", { class: "listbox", role: "listbox", id, "aria-label": label, "aria-multiselectable": many ? "true" : null });
  let rows = [];
  let at = -1;

  function show(groups, isChosen, choose) {
    const before = many ? rows[at]?.option.value : undefined;
    rows = [];
    node.replaceChildren(...groups.map((group) => groupNode(group, isChosen, choose)));
    if (!rows.length) node.append(h("div", { class: "listbox-empty", role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nothing found"));
    const same = rows.findIndex((row) => row.option.value === before);
    highlight(same >= 0 ? same : Math.max(0, rows.findIndex((row) => isChosen(row.option))));
  }

  function groupNode(group, isChosen, choose) {
    const titleId = freshId("title");
    const options = group.options.map((option) => optionNode(option, isChosen(option), choose));
    if (!group.label) return h("div", { role: "presentation" }, options);
    return h("div", { role: "group", "aria-labelledby": titleId }, h("div", { class: "menu-title", id: titleId }, group.label), options);
  }

  function optionNode(option, chosen, choose) {
    const words = h("span", { class: "menu-words" }, h("span", {}, option.label), option.detail && h("small", {}, option.detail));
    const attributes = { class: "menu-item", role: "option", id: freshId("option"), "aria-selected": String(chosen) };
    const row = h("div", attributes, words, chosen && icon("tick", 16));
    row.addEventListener("pointerdown", (event) => event.preventDefault());
    row.addEventListener("click", () => choose(option));
    rows.push({ option, node: row });
    return row;
  }

  function highlight(index) {
    rows[at]?.node.classList.remove("active");
    at = rows.length ? (index + rows.length) % rows.length : -1;
    rows[at]?.node.classList.add("active");
    rows[at]?.node.scrollIntoView({ block: "nearest" });
  }

  return { node, id, show, step: (by) => highlight(at + by), first: () => highlight(0), last: () => highlight(rows.length - 1),
    current: () => rows[at]?.option, currentId: () => rows[at]?.node.id ?? "" };
}
