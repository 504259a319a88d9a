// The doors to the playground's server, one function for each. They answer what the server says; where it cannot be
// reached or answers with something else, they answer `{ok: false, error}` with a sentence to show.

import { state } from "./state.js";

const UNREACHABLE = "The playground does not answer. Is it still running?";

async function call(path, options) {
  try {
    const answer = await fetch(path, options);
    const told = await answer.json();
    return Array.isArray(told) ? told : { reached: true, ...told };
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

function get(path, query = {}) {
  return call(`/play/${path}?${new URLSearchParams(query)}`);
}

function post(path, body = {}) {
  const as = state.me;
  return call(`/play/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ as, ...body }),
  });
}

export const api = {
  state: (as) => get("state", as ? { as } : {}),
  messages: (id) => get("messages", { as: state.me, in: id }),
  say: (id, text) => post("say", { in: id, text }),
  press: (container, press) => post("press", { container, ...press }),
  submit: (viewId, values) => post("submit", { view_id: viewId, values }),
  close: (viewId) => post("close", { view_id: viewId }),
  shortcut: (callbackId, at = {}) => post("shortcut", { callback_id: callbackId, ...at }),
  openHome: () => post("home"),
  home: () => get("home", { as: state.me }),
  views: () => get("views", { as: state.me }),
  options: (question) => post("options", question),
  read: (id, upTo) => post("read", { in: id, up_to: upTo }),
  travel: (to) => post("travel", { to }),
  faults: () => get("faults"),
  setFaults: (change) => post("faults", change),
  log: (limit) => get("log", { limit }),
};
