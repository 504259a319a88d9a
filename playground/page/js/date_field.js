// A date one can type ("13 Mar 2018", "13/3/2018") or choose from a calendar that opens on the council's day.

import { calendar } from "./calendar.js";
import { shortDay } from "./dates.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openBeside } from "./popover.js";
import { state } from "./state.js";
import { readDay } from "./typed_dates.js";

/** `changed(day)` with an ISO day, "" for none, or null for words that are no date. */
export function dateField({ field, placeholder, day, changed }) {
  let chosen = day ?? "";
  const input = h("input", { type: "text", autocomplete: "off", class: "field", placeholder: placeholder || "13 Mar 2018", value: shortDay(chosen), ...field });
  const button = h("button", { type: "button", class: "icon-button", "aria-label": "Open the calendar", "aria-haspopup": "dialog" }, icon("calendar", 18));
  let close = null;

  function put(next) {
    chosen = next;
    input.value = shortDay(next);
    changed(next);
  }

  function readTyped() {
    const words = input.value.trim();
    const read = words ? readDay(words) : "";
    if (read === chosen) input.value = shortDay(chosen);
    else if (read === null) changed((chosen = null));
    else put(read);
  }

  function open() {
    if (close) return close();
    const leave = () => { button.focus(); close?.(); };
    const page = calendar({ start: chosen || state.day, today: state.day, chosen, leave, choose: (picked) => { leave(); put(picked); } });
    close = openBeside(button, page, { end: true, closed: () => { close = null; } });
    return page.begin();
  }

  input.addEventListener("change", readTyped);
  button.addEventListener("click", open);
  return h("div", { class: "date-field" }, input, button);
}
