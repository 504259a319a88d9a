// The line at the top: the council's time on the left, who one acts as on the right, and the way behind the scenes.

import { avatar } from "./avatars.js";
import { toggleDrawer } from "./drawer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { choosePerson } from "./jump.js";
import { menuButton } from "./menu.js";
import { showSidebar } from "./sidebar.js";
import { emit, nameOf, on, person, state } from "./state.js";
import { councilTime, startTravel } from "./travel.js";

function draw() {
  const focused = document.activeElement?.id;
  document
    .getElementById("top")
    .replaceChildren(sidebarButton(), councilTime(), h("div", { class: "top-right" }, behindButton(), switcher()));
  if (["behind", "switcher", "show-sidebar", "travel"].includes(focused)) document.getElementById(focused).focus();
}

function sidebarButton() {
  return h(
    "button",
    {
      type: "button",
      id: "show-sidebar",
      class: "icon-button only-narrow",
      "aria-label": "Show conversations",
      onClick: showSidebar,
    },
    icon("menu"),
  );
}

function behindButton() {
  return h(
    "button",
    {
      type: "button",
      id: "behind",
      class: "button quiet",
      "aria-label": "Behind the scenes",
      "aria-expanded": "false",
      onClick: toggleDrawer,
    },
    icon("pulse", 18),
    h("span", { class: "button-words" }, "Behind the scenes"),
  );
}

function switcher() {
  const words = h("span", { class: "switcher-words" }, h("small", {}, "Acting as"), h("strong", {}, nameOf(state.me)));
  return menuButton({
    id: "switcher",
    classes: "switcher",
    content: [avatar(state.me, "small"), words, icon("chevron", 16)],
    groups: choices,
    end: true,
  });
}

function choices() {
  const eight = state.people.filter((one) => one.listed && one.group !== "refused");
  const others = state.people.filter((one) => one.group === "refused");
  const rest = state.people.filter((one) => !one.listed && one.group !== "refused" && !one.is_bot);
  const here = person(state.me);
  const more = {
    label: "More people …",
    detail: `${rest.length} others of the council`,
    picture: h("span", { class: "menu-picture" }, icon("person")),
    choose: choosePerson,
  };
  const shown = rest.includes(here) ? [here] : [];
  return [
    { title: "Acting as", items: [...eight, ...shown].map(item).concat(rest.length ? [more] : []) },
    { title: "Try as someone else", items: others.map(item) },
  ].filter((group) => group.items.length);
}

function item(one) {
  return {
    label: one.label,
    detail: one.role_line,
    picture: avatar(one.id, "small"),
    checked: one.id === state.me,
    choose: () => emit("act as", one.id),
  };
}

function cut(yes) {
  const notice = document.getElementById("cut");
  notice.textContent = yes ? "The playground does not answer. This page goes on as soon as it does." : "";
  notice.hidden = !yes;
}

export function startHeader() {
  on("cut", cut);
  on("person", draw);
  startTravel();
}
