// The dark column: the workspace, a way to jump, and every conversation with its unread count. On narrow windows it
// is put away behind a button.

import { avatar } from "./avatars.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { jump } from "./jump.js";
import { addressOf, goTo } from "./route.js";
import { isWithApp, on, state } from "./state.js";

const SECTIONS = [
  ["Channels", (one) => one.kind === "channel"],
  ["Private channels", (one) => one.kind === "private"],
  ["Direct messages", (one) => one.kind === "im" && !isWithApp(one.id)],
  ["Apps", (one) => isWithApp(one.id)],
];

const sidebar = () => document.getElementById("sidebar");

function draw() {
  const focused = document.activeElement?.dataset?.conversation;
  sidebar().replaceChildren(
    head(),
    jumpButton(),
    ...SECTIONS.map(([title, fits]) => section(title, state.conversations.filter(fits))).filter(Boolean),
  );
  if (focused)
    sidebar()
      .querySelector(`[data-conversation="${CSS.escape(focused)}"]`)
      ?.focus();
  document.title = titleOfWindow();
}

function titleOfWindow() {
  const unread = state.conversations.reduce((sum, one) => sum + (one.unread ?? 0), 0);
  return `${unread ? `(${unread}) ` : ""}${state.workspace.name} · playground`;
}

function head() {
  const away = h(
    "button",
    {
      type: "button",
      class: "icon-button on-dark only-narrow",
      "aria-label": "Hide conversations",
      onClick: hideSidebar,
    },
    icon("close"),
  );
  return h(
    "div",
    { class: "sidebar-head" },
    h("span", { class: "workspace-mark", "aria-hidden": "true" }, icon("tick", 18)),
    h("div", { class: "workspace" }, h("strong", {}, state.workspace.name), h("small", {}, "auditbot playground")),
    away,
  );
}

function jumpButton() {
  return h(
    "button",
    { type: "button", class: "jump-button", onClick: jump },
    icon("search", 16),
    h("span", {}, "Jump to …"),
    h("kbd", {}, /Mac/.test(navigator.platform) ? "⌘K" : "Ctrl K"),
  );
}

function section(title, conversations) {
  if (!conversations.length) return null;
  return h(
    "section",
    { "aria-label": title },
    h("h2", {}, title),
    h(
      "ul",
      {},
      conversations.map((one) => h("li", {}, entry(one))),
    ),
  );
}

function entry(one) {
  const here = one.id === state.here;
  const attributes = {
    href: addressOf(one.id),
    class: `entry ${one.unread ? "unread" : ""}`,
    "aria-current": here ? "page" : null,
    "data-conversation": one.id,
    onClick: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      goTo(one.id);
      hideSidebar();
    },
  };
  const count =
    one.unread > 0 && h("span", { class: "count" }, String(one.unread), h("span", { class: "unseen" }, " unread"));
  return h("a", attributes, mark(one), h("span", { class: "entry-name" }, one.name), connection(one), count);
}

function mark(one) {
  if (one.kind === "im") return avatar(one.other, "small");
  return h("span", { class: "entry-mark" }, icon(one.kind === "private" ? "lock" : "hash", 16));
}

function connection(one) {
  if (!isWithApp(one.id)) return null;
  const [words, tone] = state.app.connected ? ["connected", "on"] : ["not connected", "off"];
  return h(
    "span",
    { class: `connection connection-${tone}` },
    h("span", { class: "dot", "aria-hidden": "true" }),
    words,
  );
}

export function showSidebar() {
  document.getElementById("app").classList.add("sidebar-open");
  (sidebar().querySelector("[aria-current]") ?? sidebar().querySelector("a"))?.focus();
}

export function hideSidebar() {
  const app = document.getElementById("app");
  if (!app.classList.contains("sidebar-open")) return;
  app.classList.remove("sidebar-open");
  document.getElementById("show-sidebar")?.focus();
}

function move(event) {
  if (event.key === "Escape") return hideSidebar();
  const entries = [...sidebar().querySelectorAll(".entry")];
  const at = entries.indexOf(document.activeElement);
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || at < 0) return undefined;
  event.preventDefault();
  return entries[(at + by + entries.length) % entries.length].focus();
}

export function startSidebar() {
  sidebar().addEventListener("keydown", move);
  document.getElementById("backdrop").addEventListener("click", hideSidebar);
  for (const topic of ["person", "conversations", "place"]) on(topic, draw);
}
