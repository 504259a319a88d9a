// An input block: label, control, hint and the place where a fault of this input is told.

import { freshId, h } from "../dom.js";
import { control } from "./controls.js";
import { textObject } from "./text.js";

const GROUPS = new Set(["radio_buttons", "checkboxes"]);

export function inputBlock(block, surface) {
  const id = freshId("input");
  const hint = block.hint && h("p", { class: "hint", id: `${id}-hint` }, textObject(block.hint));
  const problem = h("p", { class: "problem", id: `${id}-problem`, hidden: true });
  const describedBy = [hint && hint.id, problem.id].filter(Boolean).join(" ");
  const label = [textObject(block.label), block.optional && h("span", { class: "optional" }, " (optional)")];
  const node = control(block, block.element, surface, {
    id,
    describedBy,
    labelled: `${id}-label`,
    required: !block.optional,
  });
  const parts = [node, hint, problem];
  if (GROUPS.has(block.element.type)) {
    return h(
      "fieldset",
      { class: "block-input", id, "aria-describedby": describedBy },
      h("legend", { id: `${id}-label` }, label),
      parts,
    );
  }
  return h("div", { class: "block-input" }, h("label", { for: id, id: `${id}-label` }, label), parts);
}

/** Show or take away the fault of one input block; answers with the control to focus. */
export function showProblem(node, sentence) {
  const place = node.querySelector(".problem");
  place.textContent = sentence ?? "";
  place.hidden = !sentence;
  node.classList.toggle("has-problem", Boolean(sentence));
  const controls = [...node.querySelectorAll("input, textarea")];
  for (const one of controls) one.setAttribute("aria-invalid", String(Boolean(sentence)));
  return controls[0];
}
