// The council's day and hour in the header, and the menu that lets time pass: for everybody, and only forward. While it
// passes the header says so; the hours that fly by are not read out, only where they end.

import { announce } from "./announce.js";
import { api } from "./api.js";
import { showProblem } from "./blocks/input.js";
import { DateField } from "./date_field.js";
import { dayOf, moment } from "./dates.js";
import { closeDialog, dialog, openDialog } from "./dialogs.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { emit, now, on, state } from "./state.js";
import { toastIfFailed } from "./toasts.js";

const WEEK = 7 * 86400;
const PASSING = "Time is passing …";
const [shown, note, said] = [h("time"), h("span", { class: "day-note" }), h("span", { class: "passing", role: "status" })];
let button = null;
let was = false;

/** The header's left side. */
export function councilTime() {
  const attributes = { type: "button", id: "travel", class: "day-button", "aria-haspopup": "menu" };
  const words = [icon("calendar", 18), h("span", { class: "unseen" }, "Let time pass. It is "), shown, icon("chevron", 16)];
  button = h("button", { ...attributes, "aria-expanded": "false", onClick: open }, words);
  show();
  return h("div", { class: "day", id: "council-day" }, button, note, said);
}

function open() {
  if (state.passing) announce(`${PASSING} Please wait until it has.`);
  else openMenu(button, "Let time pass", [{ title: "Let time pass", items: choices() }]);
}

function choices() {
  return [
    { label: "Next working day, 09:00", detail: "Bank holidays are passed over", choose: () => go("next-working-day") },
    { label: "One week on", detail: moment(now() + WEEK), choose: () => go("one-week-on") },
    { label: "Pick a date …", detail: "At 09:00 that day", choose: pickDate },
  ];
}

async function go(to) {
  toastIfFailed(await api.travel(to));
}

function pickDate() {
  const id = freshId("travel");
  const problem = h("p", { class: "problem", id: `${id}-problem`, role: "alert", hidden: true });
  const hint = h("p", { class: "hint", id: `${id}-hint` }, "What falls due on the way is sent on its day.");
  const described = { id, "aria-describedby": `${hint.id} ${problem.id}` };
  const date = new DateField({ field: described, changed: () => showProblem(asked, null) });
  const asked = h("div", { class: "block-input" }, h("label", { for: id }, "Let time pass until"), date.node, hint, problem);
  const leave = () => closeDialog(node);
  const refuse = (sentence) => showProblem(asked, sentence).focus();
  const cancel = h("button", { type: "button", class: "button", onClick: leave }, "Cancel");
  const submit = h("button", { type: "submit", class: "button primary" }, "Let time pass");
  const foot = h("div", { class: "dialog-foot" }, cancel, submit);
  const form = h("form", { novalidate: true }, h("div", { class: "dialog-body" }, asked), foot);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answer = date.chosen ? await api.travel(date.chosen) : { ok: false, error: unread(date.input.value) };
    if (answer.ok === false) refuse(answer.error);
    else leave();
  });
  const node = dialog({ title: "Pick a date", classes: "dialog dialog-small", parts: form, dismissed: leave });
  openDialog(node, { focus: date.input });
}

function unread(words) {
  return words.trim() ? "That is not a date. Write it as 13 Mar 2018." : "Please choose a date.";
}

function show() {
  shown.textContent = moment(now());
  shown.setAttribute("datetime", new Date(now() * 1000).toISOString());
  note.textContent = state.passing ? "" : "the council’s time";
  said.textContent = state.passing ? PASSING : "";
  button?.setAttribute("aria-disabled", String(state.passing));
  if (was && !state.passing) announce(`It is now ${shown.textContent}.`);
  was = state.passing;
}

function tick() {
  const before = state.day;
  state.day = dayOf(now());
  show();
  if (before !== state.day) emit("day");
}

export function startTravel() {
  on("time", tick);
  setInterval(tick, 1000);
}
