// The page of a calendar that opens beside a date field: arrows move by days and weeks, Page Up and Page Down by
// months, Enter chooses.

import { longDay } from "./dates.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { addDays, addMonths, weekday, weeksOf } from "./typed_dates.js";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** `start` is the day to stand on, `today` is marked; `choose(day)`, `leave()`. */
export function calendar({ start, today, chosen, choose, leave }) {
  const titleId = freshId("month");
  const title = h("span", { id: titleId, class: "calendar-title", "aria-live": "polite" });
  const turn = (by, label, name) => h("button", { type: "button", class: "icon-button", "aria-label": label, onClick: () => show(addMonths(at, by)) }, icon(name, 16));
  const body = h("tbody");
  const head = h("thead", {}, h("tr", {}, DAYS.map((day) => h("th", { scope: "col", abbr: day }, day.slice(0, 2)))));
  const grid = h("table", { role: "grid", "aria-labelledby": titleId }, head, body);
  const bar = h("div", { class: "calendar-bar" }, turn(-1, "The month before", "left"), title, turn(1, "The month after", "right"));
  const node = h("div", { class: "calendar", role: "dialog", "aria-label": "Choose a date" }, bar, grid);
  let at = start;

  function show(day, focus = false) {
    at = day;
    title.textContent = longDay(day).split(" ").slice(2).join(" ");
    body.replaceChildren(...weeksOf(day).map((week) => h("tr", {}, week.map(dayCell))));
    if (focus) body.querySelector("[tabindex='0']").focus();
  }

  function dayCell(day) {
    const marks = [day.slice(0, 7) === at.slice(0, 7) ? "" : "outside", day === today ? "today" : "", day === chosen ? "chosen" : ""].join(" ");
    const attributes = { type: "button", class: `day ${marks}`, tabindex: day === at ? "0" : "-1", "aria-label": longDay(day), "aria-current": day === today ? "date" : null, onClick: () => choose(day) };
    return h("td", { "aria-selected": String(day === chosen) }, h("button", attributes, String(Number(day.slice(8)))));
  }

  function move(event) {
    const inGrid = grid.contains(event.target);
    const next = !inGrid ? null : event.key in STEPS ? addDays(at, STEPS[event.key])
      : { PageUp: addMonths(at, -1), PageDown: addMonths(at, 1), Home: addDays(at, -weekday(at)), End: addDays(at, 6 - weekday(at)) }[event.key];
    if (event.key === "Escape") leave();
    else if (next) show(next, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  node.addEventListener("keydown", move);
  show(start);
  return Object.assign(node, { begin: () => show(at, true) });
}
