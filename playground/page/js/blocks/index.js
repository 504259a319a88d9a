// Block Kit blocks as elements: one function for each kind of block the bot may use.

import { h } from "../dom.js";
import { control } from "./controls.js";
import { imageBlock, picture } from "./images.js";
import { inputBlock } from "./input.js";
import { richText } from "./rich_text.js";
import { textObject } from "./text.js";

const KINDS = {
  section,
  header: (block, surface) =>
    h("p", { class: "block-header", role: "heading", "aria-level": surface.level }, textObject(block.text)),
  divider: () => h("hr", {}),
  context,
  actions: (block, surface) =>
    h(
      "div",
      { class: "block-actions" },
      block.elements.map((element) => control(block, element, surface)),
    ),
  image: imageBlock,
  input: inputBlock,
  rich_text: (block) => h("div", { class: "text rich-text" }, richText(block.elements)),
};

/** One node for each block. */
export function renderBlocks(blocks, surface) {
  return blocks.map((block) => {
    const node = (KINDS[block.type] ?? unknown)(block, surface);
    node.dataset.block = block.block_id ?? "";
    return node;
  });
}

function unknown(block) {
  return h("p", { class: "muted" }, `(A block of kind “${block.type}”, which this page cannot show.)`);
}

function section(block, surface) {
  const text = block.text && h("div", { class: "text" }, textObject(block.text));
  const fields =
    block.fields &&
    h(
      "div",
      { class: "block-fields" },
      block.fields.map((field) => h("div", { class: "text" }, textObject(field))),
    );
  const words = h("div", { class: "block-words" }, text, fields);
  if (!block.accessory) return h("div", { class: "block-section" }, words);
  const beside =
    block.accessory.type === "image"
      ? picture(block.accessory, "accessory-image")
      : control(block, block.accessory, surface, { about: words.textContent });
  return h(
    "div",
    { class: `block-section with-${block.accessory.type}` },
    words,
    h("div", { class: "block-accessory" }, beside),
  );
}

function context(block) {
  const part = (element) =>
    element.type === "image" ? picture(element, "context-image") : h("span", { class: "text" }, textObject(element));
  return h("div", { class: "block-context" }, block.elements.map(part));
}
