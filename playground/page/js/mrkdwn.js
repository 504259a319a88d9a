// Slack's mrkdwn as elements: blocks first (fences and quotes), then what stands inside a line. Text arrives escaped
// as Slack keeps it (&amp; &lt; &gt;) and is unescaped exactly once, at the very end, into text nodes.

import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { token } from "./mrkdwn_tokens.js";

const STYLES = { "*": "strong", _: "em", "~": "s" };
const QUOTE = /^(?:>|&gt;) ?/;
const WORD = /[\p{L}\p{N}]/u;

export function unescape(text) {
  const meaning = { amp: "&", lt: "<", gt: ">" };
  return text.replace(/&(amp|lt|gt);/g, (_, name) => meaning[name]);
}

/** Nodes for a mrkdwn text. What people typed comes escaped by the server, so none of it can be a token. */
export function mrkdwn(text) {
  return text.split(/```/).flatMap((part, index, parts) => {
    const fenced = index % 2 === 1;
    if (fenced && index === parts.length - 1) return lines("```" + part);
    return fenced ? [h("pre", {}, h("code", {}, unescape(part.replace(/^\n|\n$/g, ""))))] : lines(part);
  });
}

/** Nodes for plain_text: emoji where they are wanted, and nothing else. */
export function plain(text, emoji = true) {
  return [emoji ? withEmoji(unescape(text)) : unescape(text)];
}

function lines(text) {
  const runs = [];
  for (const line of text.split("\n")) {
    const quoted = QUOTE.test(line);
    const last = runs.at(-1);
    const words = quoted ? line.replace(QUOTE, "") : line;
    if (last && last.quoted === quoted) last.lines.push(words);
    else runs.push({ quoted, lines: [words] });
  }
  return runs.flatMap((run) =>
    run.quoted ? [h("blockquote", {}, inline(run.lines.join("\n")))] : inline(run.lines.join("\n")),
  );
}

/** Nodes for one run of text: tokens in angle brackets, code, and the three styles, which may be nested. */
function inline(text) {
  const nodes = [];
  let waiting = "";
  const flush = () => {
    if (waiting) nodes.push(withEmoji(unescape(waiting)));
    waiting = "";
  };
  for (let at = 0; at < text.length;) {
    const found = special(text, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      waiting += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function special(text, at) {
  const sign = text[at];
  if (sign === "<") return angled(text, at);
  if (sign === "`") return code(text, at);
  return Object.hasOwn(STYLES, sign) ? styled(text, at, sign) : null;
}

function angled(text, at) {
  const end = text.indexOf(">", at);
  const node = end > at ? token(text.slice(at + 1, end), unescape) : null;
  return node && { node, end: end + 1 };
}

function code(text, at) {
  const end = text.indexOf("`", at + 1);
  const inside = text.slice(at + 1, end);
  if (end < 0 || !inside || inside.includes("\n")) return null;
  return { node: h("code", {}, unescape(inside)), end: end + 1 };
}

function styled(text, at, sign) {
  if (WORD.test(text[at - 1] ?? " ") || /[\s]/.test(text[at + 1] ?? " ") || text[at + 1] === sign) return null;
  for (let end = text.indexOf(sign, at + 1); end > 0; end = text.indexOf(sign, end + 1)) {
    const inside = text.slice(at + 1, end);
    if (inside.includes("\n")) return null;
    const closes = !/\s$/.test(inside) && !WORD.test(text[end + 1] ?? " ");
    if (closes) return { node: h(STYLES[sign], {}, inline(inside)), end: end + 1 };
  }
  return null;
}
