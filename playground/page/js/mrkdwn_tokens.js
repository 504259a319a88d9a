// What stands between angle brackets in mrkdwn: mentions, channels, broadcasts, dates and links.

import { formatted } from "./dates.js";
import { h, safeAddress } from "./dom.js";
import { conversation, nameOf, state } from "./state.js";

/** The node for the inside of `<…>`, or null where it is nothing Slack knows (then it stays text). */
export function token(inside, unescape) {
  const [head, label] = split(inside);
  if (/^@[UW]\w+$/.test(head)) return mention(head.slice(1));
  if (/^#C\w+$/.test(head)) return channel(head.slice(1), label && unescape(label));
  if (head.startsWith("!date^")) return date(head, unescape(label ?? ""), unescape);
  if (head.startsWith("!")) return broadcast(head.slice(1), label && unescape(label));
  return link(unescape(head), label && unescape(label));
}

function split(inside) {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside, null] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

export function mention(id) {
  const me = id === state.me ? " mention-me" : "";
  return h("span", { class: `mention${me}` }, `@${nameOf(id)}`);
}

export function channel(id, label) {
  return h("span", { class: "mention" }, `#${conversation(id)?.name ?? label ?? id}`);
}

export function broadcast(name, label) {
  const known = ["channel", "here", "everyone"].includes(name.split("^")[0]);
  return h("span", { class: "mention mention-all" }, known ? `@${name}` : `${label ?? name}`);
}

export function link(address, label) {
  if (!/^(https?:|mailto:)/i.test(address) || !safeAddress(address)) return null;
  const text = label || address.replace(/^mailto:/i, "");
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

function date(head, fallback, unescape) {
  const [, seconds, template, address] = head.split("^");
  const text = /^-?\d+$/.test(seconds) && template ? formatted(unescape(template), Number(seconds)) : null;
  const shown = h("time", { title: fallback || null }, text ?? fallback);
  return (address && link(unescape(address), shown.textContent)) || shown;
}
