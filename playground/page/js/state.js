// What the page knows: who is acted as, what the server told, and where each person has been. Modules read `state`,
// change it through the functions here, and hear of changes by topic.

export const state = {
  me: null,
  here: null,
  tab: "messages",
  workspace: { id: "", name: "" },
  day: null,
  offset: 0,
  passing: false,
  people: [],
  conversations: [],
  app: { bot_user_id: null, name: "", description: "", connected: false },
  commands: [],
  shortcuts: [],
};

const listeners = new Map();

export function on(topic, listener) {
  listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
}

export function emit(topic, detail) {
  for (const listener of listeners.get(topic) ?? []) listener(detail);
}

/** Take over an answer of GET /play/state. */
export function learn(answer) {
  const { now_offset_seconds: offset, ...rest } = answer;
  Object.assign(state, rest, { offset: offset ?? 0 });
}

/** Seconds since 1970 in the council's time. */
export function now() {
  return Date.now() / 1000 + state.offset;
}

export function person(id) {
  return state.people.find((one) => one.id === id);
}

export function conversation(id) {
  return state.conversations.find((one) => one.id === id);
}

export function conversationWithApp() {
  return state.conversations.find((one) => one.kind === "im" && one.other === state.app.bot_user_id);
}

export function isWithApp(id) {
  return conversation(id)?.other === state.app.bot_user_id;
}

/** Who wrote it, as the page names them: a role, the app, or the bare account. */
export function nameOf(userId) {
  if (userId === state.app.bot_user_id) return state.app.name;
  return person(userId)?.label ?? (userId === "USLACKBOT" ? "Slackbot" : userId);
}

export function setUnread(id, count) {
  const found = conversation(id);
  if (!found || found.unread === count) return;
  found.unread = count;
  emit("conversations");
}
