// Inputs one types into: text of one line or several, numbers, addresses.

import { h } from "../dom.js";
import { textOf } from "./text.js";

const MODES = { number_input: "decimal", email_text_input: "email", url_text_input: "url" };
const COUNT_FROM = 0.8;

export function typedInput({ block, element, surface, attributes }) {
  const tag = element.multiline ? "textarea" : "input";
  const field = h(tag, {
    ...attributes,
    class: "field",
    type: element.multiline ? null : "text",
    rows: element.multiline ? 3 : null,
    inputmode: MODES[element.type] ?? null,
    autocomplete: "off",
    placeholder: textOf(element.placeholder) || null,
    maxlength: element.max_length ?? null,
    autofocus: Boolean(element.focus_on_load),
    value: surface.value(block, element) ?? "",
  });
  const left = h("span", { class: "letters-left", "aria-live": "polite" });
  field.addEventListener("input", () => {
    surface.keep(block, element, field.value);
    left.textContent = lettersLeft(field.value.length, element.max_length);
    if (asks(element, "on_character_entered")) tell();
  });
  field.addEventListener("keydown", (event) => {
    const enter = event.key === "Enter" && !element.multiline && block.dispatch_action;
    if (!enter || !asks(element, "on_enter_pressed")) return;
    event.preventDefault();
    tell();
  });
  const tell = () => block.dispatch_action && surface.fire(block, element, { value: field.value });
  return h("div", { class: "typed" }, field, left);
}

function asks(element, when) {
  return (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(when);
}

function lettersLeft(length, most) {
  return most && length >= most * COUNT_FROM ? `${most - length} left` : "";
}
