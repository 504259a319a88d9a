// The page of a calendar that opens beside a date field: arrows move by days and weeks, Page Up and Page Down by
// months, Enter chooses.

import { longDay } from "./dates.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { addDays, addMonths, weekday, weeksOf } from "./typed_dates.js";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MOVES = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: (day) => addDays(day, -weekday(day)),
  End: (day) => addDays(day, 6 - weekday(day)),
};

export class Calendar {
  #title = h("span", { class: "calendar-title", id: freshId("month"), "aria-live": "polite" });
  #body = h("tbody");

  /** `start` is the day to stand on, `today` is marked; `choose(day)`, `leave()`. */
  constructor({ start, today, chosen, choose, leave }) {
    Object.assign(this, { at: start, today, chosen, choose, leave });
    const head = h("thead", {}, h("tr", {}, DAYS.map(columnHead)));
    this.grid = h("table", { role: "grid", "aria-labelledby": this.#title.id }, head, this.#body);
    this.node = h("div", { class: "calendar", role: "dialog", "aria-label": "Choose a date" }, this.#bar(), this.grid);
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.#show(start);
  }

  /** Take the focus. */
  begin() {
    this.#body.querySelector("[tabindex='0']").focus();
  }

  #bar() {
    const turn = (by, label, name) => {
      const attributes = { type: "button", class: "icon-button", "aria-label": label };
      return h("button", { ...attributes, onClick: () => this.#show(addMonths(this.at, by)) }, icon(name, 16));
    };
    const before = turn(-1, "The month before", "left");
    return h("div", { class: "calendar-bar" }, before, this.#title, turn(1, "The month after", "right"));
  }

  #show(day) {
    this.at = day;
    this.#title.textContent = longDay(day).split(" ").slice(2).join(" ");
    this.#body.replaceChildren(
      ...weeksOf(day).map((week) =>
        h(
          "tr",
          {},
          week.map((one) => this.#cell(one)),
        ),
      ),
    );
  }

  #cell(day) {
    const marks = [
      day.slice(0, 7) !== this.at.slice(0, 7) && "outside",
      day === this.today && "today",
      day === this.chosen && "chosen",
    ].filter(Boolean);
    const attributes = {
      type: "button",
      class: `day ${marks.join(" ")}`,
      tabindex: day === this.at ? "0" : "-1",
      "aria-label": longDay(day),
      "aria-current": day === this.today ? "date" : null,
      onClick: () => this.choose(day),
    };
    return h(
      "td",
      { "aria-selected": String(day === this.chosen) },
      h("button", attributes, String(Number(day.slice(8)))),
    );
  }

  #key(event) {
    const move = this.grid.contains(event.target) && MOVES[event.key];
    if (event.key === "Escape") this.leave();
    else if (move) {
      this.#show(move(this.at));
      this.begin();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function columnHead(day) {
  return h("th", { scope: "col", abbr: day }, day.slice(0, 2));
}
