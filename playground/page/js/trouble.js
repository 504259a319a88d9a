// Trouble on demand: let the next calls of the bot fail in one of the ways Slack can fail, or cut its connection, and
// watch what it makes of that.

import { api } from "./api.js";
import { freshId, h } from "./dom.js";
import { toast, toastIfFailed } from "./toasts.js";

const KINDS = [
  ["429", "Too many calls: wait (429)"],
  ["500", "Slack fails before doing it (500)"],
  ["500-after", "Slack fails after doing it (500)"],
  ["503", "Slack is away (503)"],
  ["slow", "Slack is slow"],
  ["lost", "Done, but the reply is lost"],
  ["refuse", "The connection is refused"],
];
const METHODS = [
  "*",
  "chat.postMessage",
  "chat.update",
  "chat.postEphemeral",
  "conversations.open",
  "conversations.history",
  "views.open",
  "views.update",
  "views.publish",
  "files.completeUploadExternal",
  "users.info",
];

export function troubleView() {
  const ahead = h("ul", { class: "ahead" });
  const refresh = async () => ahead.replaceChildren(...lines(await api.faults()));
  const clear = async () => toastIfFailed(await api.setFaults({ clear: true })) && refresh();
  const buttons = h("div", { class: "side-by-side" }, button("Clear all", clear), button("Disconnect the bot", cut));
  const note = h("p", { class: "muted" }, "A disconnected bot connects again by itself within seconds.");
  refresh();
  return { node: h("div", {}, troubleForm(refresh), h("h3", {}, "Still ahead"), ahead, buttons, note) };
}

function troubleForm(made) {
  const kind = choice(KINDS);
  const method = choice(METHODS.map((name) => [name, name === "*" ? "any method" : name]));
  const [times, seconds] = [number(1, 1, 100), number(3, 1, 120)];
  const make = async (event) => {
    event.preventDefault();
    const wait = Number(seconds.value);
    const next = { kind: kind.value, method: method.value, times: Number(times.value), retry_after: wait, delay: wait };
    if (toastIfFailed(await api.setFaults({ next }))) made();
  };
  const numbers = [labelled("How many times", times), labelled("Seconds (for 429 and slow)", seconds)];
  return h(
    "form",
    { class: "trouble", onSubmit: make },
    labelled("What happens", kind),
    labelled("To calls of", method),
    h("div", { class: "side-by-side" }, numbers),
    h("button", { type: "submit", class: "button primary" }, "Make trouble"),
  );
}

async function cut() {
  if (toastIfFailed(await api.setFaults({ disconnect: true }))) toast("The connection was cut.", "info");
}

function lines(settings) {
  const ahead = [settings?.next ?? []].flat();
  const rates = Object.entries(settings?.rates ?? {}).map(
    ([kind, share]) => `${Math.round(share * 100)}% of calls: ${kind}`,
  );
  const words = ahead.map((one) => `${one.times} × ${one.method === "*" ? "any method" : one.method}: ${one.kind}`);
  const slow = settings?.answer_delay ? [`Every answer takes ${Math.round(settings.answer_delay * 1000)} ms`] : [];
  const all = [...words, ...rates, ...slow];
  return all.length
    ? all.map((text) => h("li", {}, text))
    : [h("li", { class: "muted" }, "Nothing: every call goes through.")];
}

function labelled(words, control) {
  const id = freshId("trouble");
  control.id = id;
  return h("div", { class: "labelled" }, h("label", { for: id }, words), control);
}

function choice(options) {
  return h(
    "select",
    { class: "field" },
    options.map(([value, label]) => h("option", { value }, label)),
  );
}

function number(value, min, max) {
  return h("input", { class: "field", type: "number", min, max, value: String(value) });
}

function button(words, act) {
  return h("button", { type: "button", class: "button", onClick: act }, words);
}
