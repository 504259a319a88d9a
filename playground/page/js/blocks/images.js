// Pictures: in a block of their own with a title, or small beside text.

import { h } from "../dom.js";
import { textObject } from "./text.js";

function addressOf(image) {
  return (
    image.image_url ??
    image.slack_file?.url ??
    (image.slack_file?.id && `/play/files/${encodeURIComponent(image.slack_file.id)}`)
  );
}

export function picture(image, classes) {
  return h("img", { class: classes, src: addressOf(image), alt: image.alt_text, loading: "lazy" });
}

export function imageBlock(block) {
  const title = block.title && h("figcaption", {}, textObject(block.title));
  return h("figure", { class: "block-image" }, title, picture(block, ""));
}
