// What Slack checks in a form before it is sent: what is required, how long, and whether it reads as a number, an
// address or a date. Answers with a sentence for each input that is not right.

import { UNREADABLE } from "./blocks/date_picker.js";
import { isEmpty } from "./blocks/values.js";

/** {block_id: sentence} for the input blocks of a view; `value(block, element)` is what stands in one. */
export function problems(blocks, value) {
  const found = {};
  for (const block of blocks.filter((one) => one.type === "input")) {
    const sentence = problem(block, block.element, value(block, block.element));
    if (sentence) found[block.block_id] = sentence;
  }
  return found;
}

function problem(block, element, value) {
  if (isEmpty(value)) return block.optional ? null : missing(element);
  return (CHECKS[element.type] ?? (() => null))(value, element);
}

function missing(element) {
  return element.type.endsWith("_input") ? "Please fill this in." : "Please choose an answer.";
}

const CHECKS = {
  plain_text_input: (value, { min_length: least, max_length: most }) => {
    if (least && value.length < least) return `Please write at least ${least} letters.`;
    return most && value.length > most ? `Please keep it to ${most} letters.` : null;
  },
  number_input: (value, element) => {
    const shape = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
    if (!shape.test(value.trim()))
      return element.is_decimal_allowed ? "Please write a number." : "Please write a whole number.";
    const over = element.max_value !== undefined && Number(value) > Number(element.max_value);
    const under = element.min_value !== undefined && Number(value) < Number(element.min_value);
    return over ? `At most ${element.max_value}, please.` : under ? `At least ${element.min_value}, please.` : null;
  },
  email_text_input: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : "Please write an email address."),
  url_text_input: (value) =>
    /^https?:\/\/\S+$/.test(value.trim()) ? null : "Please write an address that begins with https://",
  datepicker: (value) => (value === UNREADABLE ? "That is not a date. Write it as 13 Mar 2018." : null),
};
