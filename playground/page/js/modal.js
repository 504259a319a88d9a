// The bot's forms: a stack of views of which the topmost is on screen. What was filled in stays when a view is
// replaced, comes back from under another, or the page is loaded anew.

import { api } from "./api.js";
import { announce } from "./announce.js";
import { renderBlocks } from "./blocks/index.js";
import { showProblem } from "./blocks/input.js";
import { surface } from "./blocks/surface.js";
import { textOf } from "./blocks/text.js";
import { waiting } from "./blocks/buttons.js";
import { closeDialog, dialog, openDialog } from "./dialogs.js";
import { h } from "./dom.js";
import { problems } from "./form_checks.js";
import { keptValues } from "./form_memory.js";
import { on } from "./state.js";

const NO_CONNECTION = "We had some trouble connecting. Try again?";
let shown = null;

/** Show the topmost of these views, or none. */
export function showStack(views) {
  const stack = (views ?? []).map((one) => (one.view ? { ...one.view, id: one.id ?? one.view.id } : one));
  keptValues.only(stack.map((view) => view.id));
  const top = stack.at(-1);
  const seal = JSON.stringify(top ?? null);
  if (shown?.seal === seal) return;
  const at = document.activeElement?.closest?.("[data-at]")?.dataset.at;
  if (shown && top && shown.view.id === top.id) redraw(top, at);
  else replace(top);
  if (shown) shown.seal = seal;
}

function replace(view) {
  closeDialog(shown?.node);
  shown = null;
  if (!view) return;
  shown = formFor(view);
  openDialog(shown.node, { focus: shown.node.querySelector("[autofocus]") });
}

/** The same view, updated by the bot: the dialog stays, its inside is new, and the focus stays where it was. */
function redraw(view, at) {
  const { node } = shown;
  const fresh = formFor(view);
  node.querySelector(".dialog-head h2").textContent = textOf(view.title);
  node.querySelector("form").replaceWith(fresh.form);
  shown = { ...fresh, node };
  const again = at && fresh.form.querySelector(`[data-at="${CSS.escape(at)}"]`);
  (again?.querySelector?.("input, textarea") ?? again ?? fresh.form.querySelector("input, textarea, button"))?.focus();
  announce("The form has changed.");
}

function formFor(view) {
  const container = { type: "view", view_id: view.id };
  const place = surface({ container, level: 3, blocks: view.blocks, kept: keptValues.of(view.id), changed: () => keptValues.save() });
  const trouble = h("p", { class: "form-trouble", role: "alert", hidden: true });
  const body = h("div", { class: "dialog-body", tabindex: "-1" }, trouble, h("div", { class: "blocks" }, renderBlocks(view.blocks, place)));
  const close = h("button", { type: "button", class: "button", onClick: () => dismiss(view) }, textOf(view.close) || "Cancel");
  const submit = view.submit && h("button", { type: "submit", class: "button primary" }, textOf(view.submit));
  const form = h("form", { novalidate: true, autocomplete: "off" }, body, h("div", { class: "dialog-foot" }, close, submit));
  const one = { view, form };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit && submit.getAttribute("aria-busy") !== "true") send(view, form, place, submit);
  });
  one.node = dialog({ title: textOf(view.title), classes: "dialog dialog-form", parts: form, dismissed: () => dismiss(shown.view) });
  return one;
}

async function send(view, form, place, submit) {
  const found = problems(view.blocks, place.value);
  tell(form, found);
  if (Object.keys(found).length) return;
  await waiting(submit, async () => {
    const answer = await api.submit(view.id, place.values());
    if (answer.ok === false) tell(form, answer.errors ?? {}, answer.errors ? null : (answer.error ?? NO_CONNECTION));
  });
}

/** Put each fault at its input and go to the first; what has no place on screen stands at the top. */
function tell(form, faults, general = null) {
  const left = { ...faults };
  let first = null;
  for (const node of form.querySelectorAll(".block-input")) {
    const control = showProblem(node, left[node.dataset.block]);
    if (left[node.dataset.block]) first ??= control;
    delete left[node.dataset.block];
  }
  const words = [general, ...Object.values(left)].filter(Boolean).join(" ");
  const trouble = form.querySelector(".form-trouble");
  trouble.textContent = words;
  trouble.hidden = !words;
  first?.focus();
}

async function dismiss(view) {
  await api.close(view.id);
  if (shown?.view.id === view.id) showStack((await api.views()) ?? []);
}

export function closeForms() {
  replace(null);
}

export async function reopenForms() {
  const views = await api.views();
  if (Array.isArray(views)) showStack(views);
}

on("views", showStack);
on("again", reopenForms);
