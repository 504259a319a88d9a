// The bot's forms as a stack of which the topmost is on screen. What was filled in stays when a view is replaced, comes
// back from under another, or the page is loaded anew.

import { announce } from "./announce.js";
import { api } from "./api.js";
import { textOf } from "./blocks/text.js";
import { closeDialog, dialog, openDialog } from "./dialogs.js";
import { formFor } from "./form.js";
import { keptValues } from "./form_memory.js";
import { on } from "./state.js";

let shown = null;

/** Show the topmost of these views, or none. */
export function showStack(views) {
  const stack = (views ?? []).map((one) => (one.view ? { ...one.view, id: one.id ?? one.view.id } : one));
  keptValues.only(stack.map((view) => view.id));
  const top = stack.at(-1);
  const seal = JSON.stringify(top ?? null);
  if (shown?.seal === seal) return;
  if (shown && top && shown.view.id === top.id) redraw(top);
  else replace(top);
  if (shown) shown.seal = seal;
}

function replace(view) {
  closeDialog(shown?.node);
  shown = null;
  if (!view) return;
  const form = formFor(view, () => dismiss(view));
  const title = textOf(view.title);
  const node = dialog({ title, classes: "dialog dialog-form", parts: form, dismissed: () => dismiss(shown.view) });
  shown = { view, node };
  openDialog(node, { focus: node.querySelector("[autofocus]") });
}

/** The same view, updated by the bot: the dialog stays, its inside is new, and the focus stays where it was. */
function redraw(view) {
  const { node } = shown;
  const at = document.activeElement?.closest?.("[data-at]")?.dataset.at;
  const form = formFor(view, () => dismiss(view));
  node.querySelector(".dialog-head h2").textContent = textOf(view.title);
  node.querySelector("form").replaceWith(form);
  shown = { view, node };
  const again = at && form.querySelector(`[data-at="${CSS.escape(at)}"]`);
  (again?.querySelector("input, textarea") ?? again ?? form.querySelector("input, textarea, button"))?.focus();
  announce("The form has changed.");
}

async function dismiss(view) {
  await api.close(view.id);
  if (shown?.view.id === view.id) reopenForms();
}

export function closeForms() {
  replace(null);
}

/** Show what the server says is open. */
export async function reopenForms() {
  const views = await api.views();
  if (Array.isArray(views)) showStack(views);
}

on("views", showStack);
on("again", reopenForms);
