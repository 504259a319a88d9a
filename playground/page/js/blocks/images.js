// Pictures: in a block of their own with a title, or small beside text. Where one is not there any more, its words are.

import { h } from "../dom.js";
import { textObject } from "./text.js";

export function picture(image, classes) {
  if (!image.image_url) return h("span", { class: "picture-gone" }, `This picture was deleted. ${image.alt_text}`);
  return h("img", { class: classes, src: image.image_url, alt: image.alt_text, loading: "lazy" });
}

export function imageBlock(block) {
  const title = block.title && h("figcaption", {}, textObject(block.title));
  return h("figure", { class: "block-image" }, title, picture(block, ""));
}
