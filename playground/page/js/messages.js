// The list of messages as a chat shows it: grouped by sender, parted by days and by what is new, kept at the bottom
// unless one has scrolled up.

import { dayHeading, dayOf } from "./dates.js";
import { h, reconcile } from "./dom.js";
import { dismiss, shownMessages } from "./history.js";
import { icon } from "./icons.js";
import { messageNode } from "./message.js";
import { firstUnread, leaveBottom, readHere } from "./reading.js";
import { state } from "./state.js";

const GROUP_SECONDS = 300;
const NEAR_BOTTOM = 60;

export class MessageList {
  #drawn = new Map();
  #sticking = true;

  constructor() {
    this.list = h("ol", { class: "messages" });
    this.scroller = h("div", { class: "scroller", role: "region", "aria-label": "Messages", tabindex: "0" }, this.list);
    const attributes = { type: "button", class: "button to-bottom", hidden: true, onClick: () => this.stick() };
    this.below = h("button", attributes, icon("down", 16), "New messages");
    this.node = h("div", { class: "message-area" }, this.scroller, this.below);
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    this.list.addEventListener("keydown", (event) => moveBetween(event, this.list));
    new ResizeObserver(() => this.#sticking && this.stick()).observe(this.list);
  }

  /** Go to the newest message and stay there. */
  stick() {
    this.#sticking = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.below.hidden = true;
    readHere(true);
  }

  draw({ added } = {}) {
    this.#sticking = this.#nearBottom();
    const focus = focusIn(this.list);
    reconcile(this.list, rows(shownMessages(), this.#drawn));
    focus?.restore();
    rove(this.list);
    if (this.#sticking || added?.user === state.me) this.#showNew(added);
    else if (added) this.below.hidden = false;
  }

  /** The bottom; but of a message that is taller than the window the beginning, where the most pressing stands. */
  #showNew(message) {
    const node = message && this.list.querySelector(`[data-ts="${CSS.escape(message.ts)}"]`);
    if (!node || node.offsetHeight <= this.scroller.clientHeight) return this.stick();
    this.#sticking = false;
    this.scroller.scrollTop = node.offsetTop;
    return readHere(true);
  }

  #nearBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
  }

  #scrolled() {
    this.#sticking = this.#nearBottom();
    if (!this.#sticking) return leaveBottom();
    this.below.hidden = true;
    return readHere(true);
  }
}

/** The rows of the list, taking again from `drawn` what has not changed since. */
function rows(messages, drawn) {
  const unread = firstUnread();
  const fresh = new Map();
  const nodes = [];
  let before = null;
  const row = (key, seal, make) => {
    const old = drawn.get(key);
    const node = old?.seal === seal ? old.node : make();
    fresh.set(key, { seal, node });
    nodes.push(node);
  };
  for (const message of messages) {
    const day = dayOf(message.shown_at);
    const newDay = !before || day !== dayOf(before.shown_at);
    const isUnread = unread === message.ts;
    const first = newDay || isUnread || !follows(before, message);
    if (newDay)
      row(`day ${day}`, dayHeading(message.shown_at), () => divider("day-divider", dayHeading(message.shown_at)));
    if (isUnread) row("unread", "", () => divider("unread-divider", "New"));
    row(message.ts, JSON.stringify([message, first]), () => messageNode(message, state.here, { first, dismiss }));
    before = message;
  }
  drawn.clear();
  for (const [key, value] of fresh) drawn.set(key, value);
  return nodes;
}

function follows(before, message) {
  return (
    before.user === message.user &&
    before.ephemeral === message.ephemeral &&
    message.shown_at - before.shown_at < GROUP_SECONDS
  );
}

function divider(classes, words) {
  return h("li", { class: classes }, h("h2", {}, words));
}

/** One message at a time is in the Tab order; the arrows move to its neighbours. */
function rove(list) {
  const all = [...list.querySelectorAll(".message")];
  if (all.some((one) => one.tabIndex === 0)) return;
  if (all.length) all.at(-1).tabIndex = 0;
}

function moveBetween(event, list) {
  if (!event.target.classList.contains("message")) return;
  const all = [...list.querySelectorAll(".message")];
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const next = by && all[all.indexOf(event.target) + by];
  if (!next) return;
  event.preventDefault();
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** Where the focus is, so that it can be put back after the message around it was replaced. */
function focusIn(list) {
  const at = document.activeElement;
  const message = list.contains(at) && at.closest(".message");
  if (!message) return null;
  const control = at.closest("[data-at]")?.dataset.at;
  const ts = message.dataset.ts;
  return {
    restore() {
      if (list.contains(document.activeElement)) return;
      const now = list.querySelector(`[data-ts="${CSS.escape(ts)}"]`) ?? list.querySelector(".message:last-child");
      ((control && now?.querySelector(`[data-at="${CSS.escape(control)}"]`)) || now)?.focus();
    },
  };
}
