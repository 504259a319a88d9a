// One message: who and when, its text or blocks, its files, and what can be done with it.

import { avatar } from "./avatars.js";
import { renderBlocks } from "./blocks/index.js";
import { Surface } from "./blocks/surface.js";
import { fullMoment, time } from "./dates.js";
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { messageTools } from "./shortcuts.js";
import { nameOf, person } from "./state.js";

/** A list item. `first`: it opens a group of messages by one sender; `dismiss(message)` hides a private one. */
export function messageNode(message, where, { first, dismiss }) {
  const classes = ["message", first ? "first" : "", message.ephemeral ? "private" : ""].join(" ");
  const body = h(
    "div",
    { class: "message-body" },
    first && head(message),
    content(message, where),
    files(message),
    reactions(message),
    message.ephemeral && onlyYou(message, dismiss),
  );
  return h(
    "li",
    {
      class: classes,
      tabindex: "-1",
      "data-ts": message.ts,
      "aria-label": `${nameOf(message.user)}, ${time(message.shown_at)}`,
    },
    gutter(message, first),
    body,
    messageTools(message, where),
  );
}

function head(message) {
  const marks = person(message.user)?.guest
    ? h("span", { class: "badge" }, "Guest")
    : message.bot && h("span", { class: "badge" }, "App");
  return h("div", { class: "message-head" }, h("strong", {}, nameOf(message.user)), marks, moment(message));
}

function moment(message) {
  return h(
    "time",
    { datetime: new Date(message.shown_at * 1000).toISOString(), title: fullMoment(message.shown_at) },
    time(message.shown_at),
  );
}

function gutter(message, first) {
  return h("div", { class: "gutter" }, first ? avatar(message.user) : moment(message));
}

function content(message, where) {
  const edited = message.edited && h("span", { class: "edited" }, "(edited)");
  if (!message.blocks?.length) {
    if (!message.text) return edited || null;
    return h("div", { class: "text" }, mrkdwn(message.text), edited && [" ", edited]);
  }
  const container = { type: "message", in: where, ts: message.ts, ephemeral: message.ephemeral };
  const blocks = renderBlocks(message.blocks, new Surface({ container, level: 3, blocks: message.blocks }));
  return h("div", { class: "blocks" }, blocks, edited);
}

function files(message) {
  return message.files?.length ? h("div", { class: "files" }, message.files.map(fileCard)) : null;
}

const SIZES = ["bytes", "KB", "MB"];

function sizeOf(bytes) {
  const step = bytes >= 1e6 ? 2 : bytes >= 1000 ? 1 : 0;
  return `${Math.round(bytes / 1000 ** step)} ${SIZES[step]}`;
}

function fileCard(file) {
  if (file.deleted) return h("p", { class: "file-gone" }, icon("file", 18), "This file was deleted.");
  const words = h(
    "span",
    { class: "file-words" },
    h("strong", {}, file.title || file.name),
    h("small", {}, `${file.name} · ${sizeOf(file.size ?? 0)}`),
  );
  return h(
    "a",
    { class: "file", href: file.url, download: file.name },
    h("span", { class: "file-mark" }, icon("file")),
    words,
    icon("download", 18),
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map((one) =>
      h("span", { class: "reaction" }, withEmoji(`:${one.name}:`), ` ${one.count ?? one.users?.length ?? 1}`),
    ),
  );
}

function onlyYou(message, dismiss) {
  const button = h("button", { type: "button", class: "link-button", onClick: () => dismiss(message) }, "Dismiss");
  return h(
    "div",
    { class: "only-you" },
    icon("eye", 16),
    h("span", {}, "Only visible to you"),
    h("span", { "aria-hidden": "true" }, "·"),
    button,
  );
}
