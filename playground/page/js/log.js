// What Slack heard: the latest calls of the bot and what was handed to it, newest first, refreshed while one looks.
// No content is shown, only what was asked and how it went.

import { api } from "./api.js";
import { time } from "./dates.js";
import { h, reconcile } from "./dom.js";

const EVERY = 2000;
const LINES = 100;

export function logView() {
  const rows = h("ol", { class: "log" });
  const nothing = h("p", { class: "muted" }, "Nothing yet. Type /actions mine and look again.");
  const node = h(
    "div",
    {},
    h("p", { class: "muted" }, "Calls of the bot to Slack and what Slack handed to it, newest first."),
    nothing,
    rows,
  );
  const drawn = new Map();

  async function refresh() {
    const answer = await api.log(LINES);
    const entries = Array.isArray(answer) ? answer : (answer.calls ?? answer.log ?? []);
    nothing.hidden = entries.length > 0;
    reconcile(
      rows,
      newestFirst(entries).map((entry) => row(entry, drawn)),
    );
  }

  refresh();
  const timer = setInterval(refresh, EVERY);
  return { node, stop: () => clearInterval(timer) };
}

function newestFirst(entries) {
  return [...entries].sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

function row(entry, drawn) {
  const key = JSON.stringify(entry);
  if (!drawn.has(key)) drawn.set(key, line(entry));
  return drawn.get(key);
}

function line(entry) {
  const toApp = entry.direction === "to the app";
  const way = h("span", { class: `way ${toApp ? "way-in" : "way-out"}` }, toApp ? "to the bot" : "to Slack");
  const result = entry.ok
    ? h("span", { class: "went-well" }, "ok")
    : h("span", { class: "went-wrong" }, entry.error || "failed");
  const took = h("span", { class: "took" }, `${Math.round(entry.ms ?? 0)} ms`);
  return h(
    "li",
    {},
    h("span", { class: "log-time" }, entry.shown_at ? time(entry.shown_at) : ""),
    way,
    h("code", {}, entry.method),
    result,
    took,
  );
}
