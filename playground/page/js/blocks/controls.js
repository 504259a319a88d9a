// Every interactive element by its type. A control is told where it stands (block, element, surface) and, inside an
// input block, its id, what labels and describes it, and whether it is required.

import { h } from "../dom.js";
import { button, overflow } from "./buttons.js";
import { choiceSelect, conversationSelect, peopleSelect, timeSelect } from "./choices.js";
import { datePicker } from "./date_picker.js";
import { checks, radios } from "./ticks.js";
import { typedInput } from "./typed.js";

const TYPES = {
  button,
  overflow,
  plain_text_input: typedInput,
  number_input: typedInput,
  email_text_input: typedInput,
  url_text_input: typedInput,
  static_select: choiceSelect,
  external_select: choiceSelect,
  multi_static_select: choiceSelect,
  multi_external_select: choiceSelect,
  users_select: peopleSelect,
  multi_users_select: peopleSelect,
  conversations_select: conversationSelect,
  multi_conversations_select: conversationSelect,
  channels_select: conversationSelect,
  multi_channels_select: conversationSelect,
  datepicker: datePicker,
  timepicker: timeSelect,
  radio_buttons: radios,
  checkboxes: checks,
};

export function control(block, element, surface, place = {}) {
  const make = TYPES[element.type];
  if (!make) return h("span", { class: "muted" }, `(${element.type})`);
  const node = make({ block, element, surface, place, attributes: attributes(place) });
  node.dataset.at = `${block.block_id ?? ""}/${element.action_id ?? ""}`;
  return node;
}

function attributes({ id, describedBy, required }) {
  return { id, "aria-describedby": describedBy, "aria-required": required ? "true" : null };
}
