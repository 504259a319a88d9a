// The middle of the page: the conversation's heading, the tabs of the app, and under them messages, Home or About.

import { about } from "./about.js";
import { avatar } from "./avatars.js";
import { Composer } from "./composer.js";
import { h } from "./dom.js";
import { fetchMessages, forgetMessages } from "./history.js";
import { homeTab } from "./home.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { beginReading, readHere, stopReading } from "./reading.js";
import { goTo } from "./route.js";
import { conversation, isWithApp, on, state } from "./state.js";
import { welcome } from "./welcome.js";

const TABS = [
  ["home", "Home"],
  ["messages", "Messages"],
  ["about", "About"],
];
let list = null;

const pane = () => document.getElementById("pane");

function draw({ moved = true } = {}) {
  const one = conversation(state.here);
  if (!one) return;
  const withApp = isWithApp(one.id);
  const content = { home: homeTab, about, messages }[withApp ? state.tab : "messages"];
  const focusedTab = document.activeElement?.getAttribute("role") === "tab";
  list = null;
  pane().replaceChildren(heading(one), withApp ? tabs() : "", panel(withApp, content));
  if (focusedTab) pane().querySelector("[aria-selected=true]").focus();
  else if (moved) document.getElementById("composer-text")?.focus();
}

function panel(withApp, content) {
  if (!withApp) return h("div", { class: "panel" }, content());
  return h("div", { class: "panel", role: "tabpanel", id: "panel", "aria-labelledby": `tab-${state.tab}` }, content());
}

function heading(one) {
  const mark =
    one.kind === "im"
      ? avatar(one.other, "medium")
      : h("span", { class: "title-mark" }, icon(one.kind === "private" ? "lock" : "hash"));
  return h(
    "div",
    { class: "pane-head" },
    mark,
    h("h1", {}, one.name),
    one.topic && h("p", { class: "topic" }, one.topic),
  );
}

function tabs() {
  const tab = ([id, label]) => {
    const here = id === state.tab;
    return h(
      "button",
      {
        type: "button",
        role: "tab",
        class: "tab",
        id: `tab-${id}`,
        "aria-selected": String(here),
        "aria-controls": here ? "panel" : null,
        tabindex: here ? "0" : "-1",
        onClick: () => goTo(state.here, { tab: id }),
      },
      label,
    );
  };
  const row = h("div", { class: "tabs", role: "tablist", "aria-label": "auditbot" }, TABS.map(tab));
  row.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const at = TABS.findIndex(([id]) => id === state.tab);
    goTo(state.here, { tab: TABS[(at + by + TABS.length) % TABS.length][0] });
  });
  return row;
}

function messages() {
  forgetMessages();
  stopReading();
  list = new MessageList();
  const mine = list;
  fetchMessages().then(() => {
    if (mine !== list) return;
    beginReading();
    mine.draw();
    mine.stick();
  });
  return [
    welcome(),
    list.node,
    conversation(state.here).member === false ? cannotWrite() : new Composer({ onSent: () => mine.stick() }).node,
  ];
}

function cannotWrite() {
  return h("p", { class: "cannot-write" }, "You can read this channel; you are not a member of it.");
}

async function again() {
  if (!list) return;
  const mine = list;
  await fetchMessages();
  if (mine === list) mine.draw();
  readHere();
}

export function startPane() {
  on("place", draw);
  on("messages", (change) => list?.draw(change));
  on("day", () => list?.draw());
  on("again", again);
}
