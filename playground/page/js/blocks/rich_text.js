// rich_text blocks: sections, lists, quotes and preformatted text, with styled runs, links, mentions, dates and emoji.

import { formatted } from "../dates.js";
import { h } from "../dom.js";
import { withEmoji } from "../emoji.js";
import { broadcast, channel, link, mention } from "../mrkdwn_tokens.js";

const STYLES = [
  ["code", "code"],
  ["bold", "strong"],
  ["italic", "em"],
  ["strike", "s"],
];

const RUNS = {
  text: (run) => run.text,
  link: (run) => link(run.url, run.text) ?? run.text ?? run.url,
  user: (run) => mention(run.user_id),
  channel: (run) => channel(run.channel_id),
  broadcast: (run) => broadcast(run.range),
  emoji: (run) => withEmoji(`:${run.name}:`),
  date: (run) => h("time", {}, formatted(run.format, run.timestamp) ?? run.fallback ?? ""),
};

const PARTS = {
  rich_text_section: (part) => h("p", {}, part.elements.map(run)),
  rich_text_quote: (part) => h("blockquote", {}, part.elements.map(run)),
  rich_text_preformatted: (part) => h("pre", {}, h("code", {}, part.elements.map(run))),
  rich_text_list: (part) =>
    h(
      part.style === "ordered" ? "ol" : "ul",
      { class: `indent-${Math.min(part.indent ?? 0, 4)}` },
      part.elements.map((item) => h("li", {}, item.elements.map(run))),
    ),
};

export function richText(parts) {
  return parts.map((part) => PARTS[part.type]?.(part));
}

function run(piece) {
  const node = RUNS[piece.type]?.(piece) ?? "";
  return STYLES.reduce((inner, [style, tag]) => (piece.style?.[style] ? h(tag, {}, inner) : inner), node);
}
