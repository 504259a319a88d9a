// One form of the bot: its blocks, its buttons, sending it, and telling each fault at the input it belongs to.

import { api } from "./api.js";
import { waiting } from "./blocks/buttons.js";
import { renderBlocks } from "./blocks/index.js";
import { showProblem } from "./blocks/input.js";
import { Surface } from "./blocks/surface.js";
import { textOf } from "./blocks/text.js";
import { h } from "./dom.js";
import { problems } from "./form_checks.js";
import { keptValues } from "./form_memory.js";

const NO_CONNECTION = "We had some trouble connecting. Try again?";

export function formFor(view, dismiss) {
  const container = { type: "view", view_id: view.id };
  const [kept, changed] = [keptValues.of(view.id), () => keptValues.save()];
  const place = new Surface({ container, level: 3, blocks: view.blocks, kept, changed });
  const trouble = h("p", { class: "form-trouble", role: "alert", hidden: true });
  const blocks = h("div", { class: "blocks" }, renderBlocks(view.blocks, place));
  const close = h("button", { type: "button", class: "button", onClick: dismiss }, textOf(view.close) || "Cancel");
  const submit = view.submit && h("button", { type: "submit", class: "button primary" }, textOf(view.submit));
  const readAlone = !blocks.querySelector("input, textarea, button, a");
  const body = h("div", { class: "dialog-body", tabindex: readAlone ? "0" : "-1" }, trouble, blocks);
  const form = h("form", { novalidate: true }, body, h("div", { class: "dialog-foot" }, close, submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (submit && submit.getAttribute("aria-busy") !== "true") send(view, form, place, submit);
  });
  return form;
}

async function send(view, form, place, submit) {
  const found = problems(view.blocks, (block, element) => place.value(block, element));
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
