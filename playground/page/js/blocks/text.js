// Text objects: plain_text or mrkdwn.

import { mrkdwn, plain } from "../mrkdwn.js";

export function textObject(object) {
  if (!object) return [];
  return object.type === "mrkdwn" ? mrkdwn(object.text) : plain(object.text, object.emoji !== false);
}

/** The same as a bare string, for labels that are attributes. */
export function textOf(object) {
  return textObject(object)
    .map((node) => node.textContent ?? node)
    .join("");
}
