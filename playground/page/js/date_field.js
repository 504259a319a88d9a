// A date one can type ("13 Mar 2018", "13/3/2018") or choose from a calendar that opens on the council's day.

import { Calendar } from "./calendar.js";
import { shortDay } from "./dates.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openBeside } from "./popover.js";
import { state } from "./state.js";
import { readDay } from "./typed_dates.js";

const EXAMPLE = "13 Mar 2018";

export class DateField {
  #close = null;

  /** `changed(day)` with an ISO day, "" for none, or null for words that are no date. */
  constructor({ field, placeholder, day, changed }) {
    this.chosen = day ?? "";
    this.changed = changed;
    const attributes = { type: "text", autocomplete: "off", class: "field", placeholder: placeholder || EXAMPLE };
    this.input = h("input", { ...attributes, value: shortDay(this.chosen), ...field });
    const opens = { type: "button", "aria-label": "Open the calendar", "aria-haspopup": "dialog" };
    this.button = h("button", { class: "icon-button", ...opens }, icon("calendar", 18));
    this.node = h("div", { class: "date-field" }, this.input, this.button);
    this.input.addEventListener("change", () => this.#readTyped());
    this.button.addEventListener("click", () => (this.#close ? this.#close() : this.#open()));
  }

  #put(day) {
    this.chosen = day;
    this.input.value = shortDay(day);
    this.changed(day);
  }

  #readTyped() {
    const words = this.input.value.trim();
    const read = words ? readDay(words) : "";
    if (read === null) this.changed((this.chosen = null));
    else if (read === this.chosen) this.input.value = shortDay(read);
    else this.#put(read);
  }

  #open() {
    const leave = () => {
      this.button.focus();
      this.#close?.();
    };
    const choose = (day) => {
      leave();
      this.#put(day);
    };
    const page = new Calendar({
      start: this.chosen || state.day,
      today: state.day,
      chosen: this.chosen,
      choose,
      leave,
    });
    const closed = () => {
      this.#close = null;
    };
    this.#close = openBeside(this.button, page.node, { end: true, closed });
    page.begin();
  }
}
