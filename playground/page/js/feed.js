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
  time: (event) => {
    state.offset = event.now_offset_seconds;
    state.passing = event.passing;
    emit("time");
  },
};

const LEFT_ALONE = 10_000;

let source = null;
let timer = null;

/** Hear what happens for this person. A tab that nobody looks at only asks now and then: a browser keeps just a handful
 * of streams open at once, and one tab for each role is more than that. Promises that from now on nothing is missed. */
export function follow(as) {
  stop();
  if (!document.hidden) return listen(as);
  timer = setInterval(() => emit("again"), LEFT_ALONE);
  return Promise.resolve();
}

function stop() {
  source?.close();
  source = null;
  clearInterval(timer);
}

function listen(as) {
  source = new EventSource(`/play/events?as=${encodeURIComponent(as)}`);
  let broken = false;
  source.onmessage = (event) => hear(event.data);
  return new Promise((resolve) => {
    source.onerror = () => {
      broken = true;
      emit("cut", true);
      resolve();
    };
    source.onopen = () => {
      emit("cut", false);
      if (broken) emit("again");
      broken = false;
      resolve();
    };
  });
}

function hear(data) {
  const event = JSON.parse(data);
  HANDLERS[event.type]?.(event);
}

document.addEventListener("visibilitychange", () => {
  clearTimeout(timer);
  if (!state.me) return;
  if (document.hidden) timer = setTimeout(() => follow(state.me), LEFT_ALONE);
  else if (!source) {
    follow(state.me);
    emit("again");
  }
});
