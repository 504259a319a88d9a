// Slack's datepicker on the page's date field.

import { DateField } from "../date_field.js";
import { confirmed } from "./confirm.js";
import { textOf } from "./text.js";

export function datePicker({ block, element, surface, place, attributes }) {
  const changed = async (day) => {
    if (!day || (await confirmed(element))) surface.fill(block, element, day ?? UNREADABLE);
  };
  const label = place.id ? {} : { "aria-label": textOf(element.placeholder) || "Date" };
  const day = surface.value(block, element);
  const shown = day === UNREADABLE ? "" : day;
  const placeholder = textOf(element.placeholder);
  return new DateField({ field: { ...attributes, ...label }, placeholder, day: shown, changed }).node;
}

/** Stands in the value of a date field whose words are no date; the form refuses to be sent with it. */
export const UNREADABLE = "?";
