// The list under a select: options in groups, one of them highlighted. The focus stays in the field that owns it.

import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";

export class Listbox {
  #rows = [];
  #at = -1;
  #many;

  constructor(label, { many = false } = {}) {
    this.#many = many;
    this.id = freshId("options");
    const multi = many ? "true" : null;
    const attributes = { id: this.id, role: "listbox", "aria-label": label, "aria-multiselectable": multi };
    this.node = h("div", { class: "listbox", ...attributes });
  }

  /** `groups`: [{label?, options: [{value, label, detail?}]}]; `isChosen(option)`; `choose(option)`. */
  show(groups, isChosen, choose) {
    const before = this.#many ? this.current()?.value : undefined;
    this.#rows = [];
    this.node.replaceChildren(...groups.map((group) => this.#group(group, isChosen, choose)));
    if (!this.#rows.length) this.node.append(nothing());
    const same = this.#rows.findIndex((row) => row.option.value === before);
    const chosen = this.#rows.findIndex((row) => isChosen(row.option));
    this.#highlight([same, chosen, 0].find((index) => index >= 0));
  }

  step(by) {
    this.#highlight(this.#at + by);
  }

  first() {
    this.#highlight(0);
  }

  last() {
    this.#highlight(this.#rows.length - 1);
  }

  current() {
    return this.#rows[this.#at]?.option;
  }

  currentId() {
    return this.#rows[this.#at]?.node.id ?? "";
  }

  #group(group, isChosen, choose) {
    const id = freshId("title");
    const options = group.options.map((option) => this.#option(option, isChosen(option), choose));
    if (!group.label) return h("div", { role: "presentation" }, options);
    const title = h("div", { class: "menu-title", id }, group.label);
    return h("div", { role: "group", "aria-labelledby": id }, title, options);
  }

  #option(option, chosen, choose) {
    const detail = option.detail && h("small", {}, option.detail);
    const words = h("span", { class: "menu-words" }, h("span", {}, option.label), detail);
    const attributes = { class: "menu-item", role: "option", id: freshId("option"), "aria-selected": String(chosen) };
    const node = h("div", attributes, words, chosen && icon("tick", 16));
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    node.addEventListener("click", () => choose(option));
    this.#rows.push({ option, node });
    return node;
  }

  #highlight(index) {
    this.#rows[this.#at]?.node.classList.remove("active");
    const count = this.#rows.length;
    this.#at = count ? (index + count) % count : -1;
    const node = this.#rows[this.#at]?.node;
    node?.classList.add("active");
    node?.scrollIntoView({ block: "nearest" });
  }
}

function nothing() {
  const attributes = { role: "option", "aria-disabled": "true", "aria-selected": "false" };
  return h("div", { class: "listbox-empty", ...attributes }, "Nothing found");
}
