// The quiet drawer at the side: what Slack heard from the bot and told it, and trouble on demand.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { logView } from "./log.js";
import { troubleView } from "./trouble.js";

const TABS = [
  ["log", "What Slack heard", logView],
  ["trouble", "Trouble", troubleView],
];
let tab = "log";
let stop = () => {};

const drawer = () => document.getElementById("drawer");

export function toggleDrawer() {
  if (drawer().hidden) open();
  else close();
}

function open() {
  drawer().hidden = false;
  document.getElementById("behind").setAttribute("aria-expanded", "true");
  draw();
  drawer().querySelector("[aria-selected=true]").focus();
}

function close() {
  stop();
  drawer().hidden = true;
  const button = document.getElementById("behind");
  button.setAttribute("aria-expanded", "false");
  button.focus();
}

function draw() {
  stop();
  const [, , make] = TABS.find(([id]) => id === tab);
  const { node, stop: end } = make();
  stop = end ?? (() => {});
  const cross = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close behind the scenes", onClick: close },
    icon("close"),
  );
  const panel = h(
    "div",
    { class: "drawer-body", role: "tabpanel", id: "drawer-panel", tabindex: "0", "aria-labelledby": `drawer-${tab}` },
    node,
  );
  drawer().replaceChildren(
    h("div", { class: "drawer-head" }, h("h2", {}, "Behind the scenes"), cross),
    h("div", { class: "tabs", role: "tablist", "aria-label": "Behind the scenes" }, TABS.map(tabButton)),
    panel,
  );
}

function tabButton([id, label]) {
  const here = id === tab;
  const attributes = {
    type: "button",
    role: "tab",
    class: "tab",
    id: `drawer-${id}`,
    "aria-selected": String(here),
    "aria-controls": here ? "drawer-panel" : null,
    tabindex: here ? "0" : "-1",
  };
  return h("button", { ...attributes, onClick: () => turnTo(id) }, label);
}

function turnTo(id) {
  tab = id;
  draw();
  drawer().querySelector("[aria-selected=true]").focus();
}

document.getElementById("drawer").addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.defaultPrevented) close();
  if (event.target.role !== "tab" || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  turnTo(TABS.find(([id]) => id !== tab)[0]);
});
