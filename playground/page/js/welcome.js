// The card a first visitor sees: what this is, and a few things to try. Once dismissed it does not come back.

import { writeThis } from "./composer.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { emit, state } from "./state.js";

const SEEN = "welcome.seen";

function seen() {
  return localStorage.getItem(SEEN) === "yes";
}

export function welcome() {
  if (seen()) return null;
  const close = () => {
    localStorage.setItem(SEEN, "yes");
    card.remove();
    document.getElementById("composer-text")?.focus();
  };
  const cross = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Dismiss this card", onClick: close },
    icon("close", 16),
  );
  const words =
    "A made-up council on your own machine: the real bot, a pretend chat. Nothing leaves this computer.";
  const card = h(
    "section",
    { class: "welcome", "aria-label": "Welcome" },
    h("div", { class: "welcome-head" }, h("h2", {}, "Welcome to the playground"), cross),
    h("p", {}, words),
    h(
      "ol",
      {},
      steps().map((step) => h("li", {}, step)),
    ),
  );
  return card;
}

function steps() {
  const head = state.people.find((one) => one.listed && /^head of service/i.test(one.label) && one.id !== state.me);
  const link = (words, act) => h("button", { type: "button", class: "link-button", onClick: act }, words);
  return [
    ["Type ", link("/actions mine", () => writeThis("/actions mine")), " and press Enter."],
    ["Press ", h("b", {}, "Mark complete"), " on one of the rows and fill in the form."],
    head
      ? [link(`Act as ${head.label}`, () => emit("act as", head.id)), " (top right) and see what they are told."]
      : ["Act as somebody else (top right) and see what they are told."],
    ["Press ", h("b", {}, "the date"), " (at the top) to let time pass: what falls due is sent."],
  ];
}
