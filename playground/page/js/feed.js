// What the server tells as it happens: one stream of events for the person acted as, handed on by topic. The browser
// joins it again by itself after a break; what was missed meanwhile is fetched anew (topic "again").

import { emit, setUnread, state } from "./state.js";

const HANDLERS = {
  message: (event) => emit("message", event),
  changed: (event) => emit("changed", event),
  deleted: (event) => emit("deleted", event),
  view: (event) => emit("views", event.views),
  home: (event) => emit("home", event.view),
  unread: (event) => setUnread(event.in, event.count),
  toast: (event) => emit("toast", event),
  connected: (event) => {
    state.app.connected = event.connected;
    emit("conversations");
  },
  day: (event) => {
    state.day = event.day;
    state.offset = event.now_offset_seconds;
    emit("day");
  },
};

let source = null;

export function follow(as) {
  source?.close();
  source = new EventSource(`/play/events?as=${encodeURIComponent(as)}`);
  let broken = false;
  source.onerror = () => {
    broken = true;
  };
  source.onopen = () => {
    if (broken) emit("again");
    broken = false;
  };
  source.onmessage = (event) => hear(event.data);
}

function hear(data) {
  const event = JSON.parse(data);
  HANDLERS[event.type]?.(event);
}
