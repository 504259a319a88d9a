// Radio buttons and checkboxes, with the small text under an option.

import { freshId, h } from "../dom.js";
import { confirmed } from "./confirm.js";
import { textObject } from "./text.js";

export function radios({ block, element, surface }) {
  const name = freshId("radio");
  const chosen = surface.value(block, element)?.value;
  const pick = (option) => surface.fill(block, element, option);
  return group(element, (option) =>
    line(option, { type: "radio", name, checked: option.value === chosen }, element, () => pick(option)),
  );
}

export function checks({ block, element, surface }) {
  const pick = (option, checked) => {
    const others = (surface.value(block, element) ?? []).filter((one) => one.value !== option.value);
    const ticked = checked ? [...others, option] : others;
    surface.fill(
      block,
      element,
      element.options.filter((one) => ticked.some((other) => other.value === one.value)),
    );
  };
  const chosen = new Set((surface.value(block, element) ?? []).map((option) => option.value));
  return group(element, (option) =>
    line(option, { type: "checkbox", checked: chosen.has(option.value) }, element, (box) => pick(option, box.checked)),
  );
}

function group(element, lineFor) {
  return h("div", { class: "ticks" }, element.options.map(lineFor));
}

function line(option, attributes, element, chosen) {
  const detail = option.description && h("small", {}, textObject(option.description));
  const box = h("input", { ...attributes, onChange: () => settle() });
  const settle = async () => {
    if (await confirmed(element)) chosen(box);
    else box.checked = !box.checked;
  };
  return h("label", { class: "tick" }, box, h("span", {}, h("span", {}, textObject(option.text)), detail));
}
