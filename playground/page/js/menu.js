// A menu that opens from a button: arrows, Home, End and first letters move, Enter chooses, Escape and Tab close and
// give the focus back.

import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { openBeside } from "./popover.js";

/** `groups`: [{title?, items: [{label, detail?, picture?, checked?, danger?, choose}]}]. */
export function openMenu(anchor, label, groups, { end = false } = {}) {
  if (anchor.getAttribute("aria-expanded") === "true") return;
  const menu = h(
    "div",
    { class: "menu", role: "menu", "aria-label": label },
    groups.map((group) => groupOf(group, choose)),
  );
  anchor.setAttribute("aria-expanded", "true");
  const close = openBeside(anchor, menu, { end, closed: () => anchor.setAttribute("aria-expanded", "false") });
  function choose(item) {
    leave();
    item.choose();
  }
  function leave() {
    anchor.focus();
    close();
  }
  menu.addEventListener("keydown", (event) => move(event, menu, leave));
  (menu.querySelector("[aria-checked=true]") ?? menu.querySelector("[role^=menuitem]"))?.focus();
}

function groupOf(group, choose) {
  const id = freshId("group");
  const title = group.title && h("div", { class: "menu-title", id, role: "presentation" }, group.title);
  const items = group.items.map((item) => itemOf(item, choose));
  return h("div", { role: "group", class: "menu-group", "aria-labelledby": group.title ? id : null }, title, items);
}

function itemOf(item, choose) {
  const radio = item.checked !== undefined;
  const attributes = {
    type: "button",
    role: radio ? "menuitemradio" : "menuitem",
    "aria-checked": radio ? String(item.checked) : null,
    class: `menu-item ${item.danger ? "menu-danger" : ""}`,
    tabindex: "-1",
    onClick: () => choose(item),
  };
  const words = h(
    "span",
    { class: "menu-words" },
    h("span", {}, item.label),
    item.detail && h("small", {}, item.detail),
  );
  return h("button", attributes, item.picture, words, item.checked && icon("tick", 16));
}

function move(event, menu, leave) {
  const items = [...menu.querySelectorAll("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const goTo = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Escape" || event.key === "Tab") leave();
  else if (goTo !== undefined) items[goTo % items.length]?.focus();
  else if (event.key.length === 1 && event.key !== " ") byLetter(items, at, event.key);
  else return;
  event.stopPropagation();
  event.preventDefault();
}

function byLetter(items, at, letter) {
  const order = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  order.find((item) => item.textContent.toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}

/** A button that opens the menu. */
export function menuButton({ label, classes, content, groups, end, id }) {
  const attributes = {
    type: "button",
    id,
    class: classes,
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-label": label,
  };
  const button = h("button", attributes, content);
  button.addEventListener("click", () => openMenu(button, label ?? button.textContent, groups(), { end }));
  return button;
}
