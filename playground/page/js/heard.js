// Words for a screen reader as messages come in: whole where one is looking, only that there is something elsewhere.

import { announce } from "./announce.js";
import { mrkdwn } from "./mrkdwn.js";
import { conversation, nameOf, on, state } from "./state.js";

function words(message) {
  return mrkdwn(message.text ?? "")
    .map((node) => node.textContent ?? node)
    .join("");
}

on("message", ({ in: id, message }) => {
  if (message.user === state.me) return;
  const name = conversation(id)?.name ?? "a new conversation";
  if (id === state.here)
    announce(`${nameOf(message.user)}: ${words(message)}${message.ephemeral ? " Only visible to you." : ""}`);
  else announce(`New message in ${name}`);
});

on("changed", ({ in: id, message }) => {
  if (id === state.here) announce(`Changed: ${words(message)}`);
});
