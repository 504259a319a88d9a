// A select of one or of many, with typing to narrow it down: a combobox that keeps the focus, its list beside it, and
// for many the choices made as removable tokens before the field.

import { announce } from "./announce.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { listbox } from "./listbox.js";
import { openBeside } from "./popover.js";

/**
 * `find(text)` promises groups of options {value, label, detail?}; `chosen` the options at first; `changed(options)`.
 * `field` are further attributes of the input (id, aria-…); `label` names the list.
 */
export function select({ label, field, placeholder, find, chosen = [], many = false, most = Infinity, changed }) {
  const options = listbox(label, { many });
  const input = h("input", { type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", class: "select-field",
    "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": options.id, placeholder, ...field });
  const tokens = h("span", { class: "tokens" });
  const box = h("div", { class: `select ${many ? "select-many" : ""}` }, tokens, input, icon("chevron", 16));
  let picked = [...chosen];
  let close = null;
  let asked = 0;

  const isPicked = (option) => picked.some((one) => one.value === option.value);
  const settle = () => {
    input.value = many ? "" : (picked[0]?.label ?? "");
    tokens.replaceChildren(...(many ? picked.map((option) => tokenFor(option)) : []));
    input.placeholder = many && picked.length ? "" : placeholder;
  };

  function tokenFor(option) {
    const remove = h("button", { type: "button", "aria-label": `Remove ${option.label}`, onClick: () => { put(picked.filter((one) => one !== option)); input.focus(); } }, icon("close", 12));
    return h("span", { class: "token" }, option.label, remove);
  }

  function put(next) {
    picked = next;
    settle();
    changed(picked);
  }

  function choose(option) {
    if (!many) put([option]);
    else if (isPicked(option)) put(picked.filter((one) => one.value !== option.value));
    else if (picked.length < most) put([...picked, option]);
    else announce(`At most ${most} can be chosen.`);
    if (many) search("");
    else shut();
  }

  async function search(text) {
    const mine = ++asked;
    const groups = await find(text);
    if (mine !== asked || !box.isConnected) return;
    if (!close) open();
    options.show(groups, isPicked, choose);
    close.settle();
    point();
  }

  function open() {
    input.setAttribute("aria-expanded", "true");
    close = openBeside(box, options.node, { wide: true, closed: () => { close = null; asked += 1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); } });
  }

  const point = () => input.setAttribute("aria-activedescendant", options.currentId());
  const shut = () => { close?.(); settle(); };

  const KEYS = {
    ArrowDown: () => (close ? options.step(1) : search("")),
    ArrowUp: () => (close ? options.step(-1) : search("")),
    Home: () => close && options.first(),
    End: () => close && options.last(),
    Enter: () => close && options.current() && choose(options.current()),
    Escape: () => close && shut(),
  };
  input.addEventListener("keydown", (event) => {
    if (event.key === "Backspace" && many && !input.value && picked.length) put(picked.slice(0, -1));
    if (!Object.hasOwn(KEYS, event.key) || (!close && !event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key]();
    if (close) point();
  });
  input.addEventListener("input", () => {
    if (!many && !input.value && picked.length) { picked = []; changed(picked); }
    search(input.value);
  });
  input.addEventListener("click", () => (close ? null : search("")));
  input.addEventListener("focus", () => many || input.select());
  input.addEventListener("blur", () => shut());
  settle();
  return box;
}
