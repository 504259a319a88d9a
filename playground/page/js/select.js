// A select of one or of many, with typing to narrow it down: a combobox that keeps the focus, its list beside it, and
// for many the choices made as removable tokens before the field.

import { announce } from "./announce.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Listbox } from "./listbox.js";
import { openBeside } from "./popover.js";

export class Select {
  #close = null;
  #asked = 0;

  /**
   * `find(text)` promises groups of options {value, label, detail?}; `chosen` the options at first; `changed(options)`.
   * `field` are further attributes of the input (id, aria-…); `label` names the list.
   */
  constructor({ label, field, placeholder, find, chosen = [], many = false, most = Infinity, changed }) {
    Object.assign(this, { placeholder, find, many, most, changed, picked: [...chosen] });
    this.options = new Listbox(label, { many });
    this.input = h("input", { ...FIELD, "aria-controls": this.options.id, ...field });
    this.tokens = h("span", { class: "tokens" });
    this.node = h("div", { class: "select" }, this.tokens, this.input, icon("chevron", 16));
    this.#listen();
    this.#settle();
  }

  #listen() {
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("input", () => this.#typed());
    this.input.addEventListener("click", () => this.#close || this.#search(""));
    this.input.addEventListener("focus", () => this.many || this.input.select());
    this.input.addEventListener("blur", () => this.#shut());
  }

  /** Make the field show what is chosen. */
  #settle() {
    const { many, picked } = this;
    this.input.value = many ? "" : (picked[0]?.label ?? "");
    this.input.placeholder = many && picked.length ? "" : this.placeholder;
    this.tokens.replaceChildren(...(many ? picked.map((option) => this.#token(option)) : []));
  }

  #token(option) {
    const remove = () => {
      this.#put(this.picked.filter((one) => one !== option));
      this.input.focus();
    };
    const attributes = { type: "button", "aria-label": `Remove ${option.label}`, onClick: remove };
    return h("span", { class: "token" }, option.label, h("button", attributes, icon("close", 12)));
  }

  #put(next) {
    this.picked = next;
    this.#settle();
    this.changed(next);
  }

  #isPicked(option) {
    return this.picked.some((one) => one.value === option.value);
  }

  #choose(option) {
    if (!this.many) this.#put([option]);
    else if (this.#isPicked(option)) this.#put(this.picked.filter((one) => one.value !== option.value));
    else if (this.picked.length < this.most) this.#put([...this.picked, option]);
    else announce(`At most ${this.most} can be chosen.`);
    if (this.many) this.#search("");
    else this.#shut();
  }

  async #search(text) {
    const mine = ++this.#asked;
    const groups = await this.find(text);
    if (mine !== this.#asked || !this.node.isConnected) return;
    if (!this.#close) this.#open();
    this.options.show(
      groups,
      (option) => this.#isPicked(option),
      (option) => this.#choose(option),
    );
    this.#close.settle();
    this.#point();
  }

  #open() {
    this.input.setAttribute("aria-expanded", "true");
    this.#close = openBeside(this.node, this.options.node, { wide: true, closed: () => this.#closed() });
  }

  #closed() {
    this.#close = null;
    this.#asked += 1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  #shut() {
    this.#close?.();
    this.#settle();
  }

  #point() {
    this.input.setAttribute("aria-activedescendant", this.options.currentId());
  }

  #key(event) {
    const { options, input, picked } = this;
    if (event.key === "Backspace" && this.many && !input.value && picked.length) this.#put(picked.slice(0, -1));
    const open = {
      ArrowDown: () => options.step(1),
      ArrowUp: () => options.step(-1),
      Home: () => options.first(),
      End: () => options.last(),
      Enter: () => options.current() && this.#choose(options.current()),
      Escape: () => this.#shut(),
    };
    const shut = { ArrowDown: () => this.#search(""), ArrowUp: () => this.#search("") };
    const act = (this.#close ? open : shut)[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
    if (this.#close) this.#point();
  }

  #typed() {
    const emptied = !this.many && !this.input.value && this.picked.length;
    if (emptied) this.changed((this.picked = []));
    this.#search(this.input.value);
  }
}

const FIELD = {
  type: "text",
  role: "combobox",
  autocomplete: "off",
  spellcheck: "false",
  class: "select-field",
  "aria-expanded": "false",
  "aria-autocomplete": "list",
};
