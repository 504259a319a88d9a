// The About tab: what the app says of itself, its commands and its shortcuts.

import { avatar } from "./avatars.js";
import { writeThis } from "./composer.js";
import { h } from "./dom.js";
import { goTo } from "./route.js";
import { state } from "./state.js";

export function about() {
  const { app, commands, shortcuts } = state;
  const head = h(
    "div",
    { class: "about-head" },
    avatar(app.bot_user_id, "large"),
    h("div", {}, h("h2", {}, app.name), h("p", { class: "muted" }, app.connected ? "Connected" : "Not connected")),
  );
  return h(
    "div",
    { class: "about", tabindex: "0", role: "region", "aria-label": "About" },
    head,
    h("p", {}, app.description),
    list("Commands", commands.map(command)),
    list("Shortcuts", shortcuts.map(shortcut)),
  );
}

function list(title, rows) {
  return rows.length ? h("section", {}, h("h3", {}, title), h("dl", {}, rows)) : null;
}

function command(one) {
  const tryIt = () => {
    goTo(state.here, { tab: "messages" });
    writeThis(`${one.command} `);
  };
  const name = h(
    "button",
    { type: "button", class: "link-button", onClick: tryIt },
    `${one.command} ${one.usage_hint ?? ""}`,
  );
  return h("div", {}, h("dt", {}, name), h("dd", {}, one.description));
}

function shortcut(one) {
  const where = one.type === "global" ? "behind the bolt beside the message box" : "in the menu of a message";
  return h("div", {}, h("dt", {}, one.name), h("dd", {}, [one.description, `(${where})`].filter(Boolean).join(" ")));
}
