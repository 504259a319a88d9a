// Where one is, in the address: who is acted as, which conversation, which tab. A reload comes back to it, the
// browser's Back works, and every person's last place is remembered for as long as this tab lives.

import { conversation, conversationWithApp, emit, isWithApp, state } from "./state.js";

const TABS = new Set(["home", "messages", "about"]);

function address() {
  const query = new URLSearchParams({ as: state.me, in: state.here });
  if (isWithApp(state.here)) query.set("tab", state.tab);
  return `?${query}`;
}

export function addressOf(id) {
  return `?${new URLSearchParams({ as: state.me, in: id })}`;
}

export function whoInAddress() {
  return new URLSearchParams(location.search).get("as");
}

/** Go to a conversation (and tab); `quietly` leaves no step for Back. */
export function goTo(id, { tab, quietly = false } = {}) {
  const moved = id !== state.here;
  state.here = id;
  state.tab = TABS.has(tab) ? tab : moved ? "messages" : state.tab;
  history[quietly ? "replaceState" : "pushState"](null, "", address());
  sessionStorage.setItem(`place.${state.me}`, JSON.stringify([state.here, state.tab]));
  emit("place", { moved });
}

/** Where this person was, or begins: the address first, then what is remembered, then the app's messages. */
export function place(fromAddress) {
  const query = new URLSearchParams(fromAddress ? location.search : "");
  const [rememberedId, rememberedTab] = JSON.parse(sessionStorage.getItem(`place.${state.me}`) ?? "[]");
  const wanted = query.get("in") ?? rememberedId;
  const id = conversation(wanted) ? wanted : (conversationWithApp() ?? state.conversations[0])?.id;
  goTo(id, { tab: query.get("tab") ?? (id === rememberedId ? rememberedTab : null), quietly: fromAddress });
}
