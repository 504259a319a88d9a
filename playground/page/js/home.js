// The app's Home tab: the view it published for this person. Opening it tells the bot, which may publish anew.

import { api } from "./api.js";
import { renderBlocks } from "./blocks/index.js";
import { Surface } from "./blocks/surface.js";
import { h } from "./dom.js";
import { on, state } from "./state.js";

const kept = { who: null, view: null, values: new Map() };
let node = null;

export function homeTab() {
  node = h("div", { class: "home", tabindex: "0", role: "region", "aria-label": "Home" });
  const who = state.me;
  if (kept.who !== who) Object.assign(kept, { who, view: null, values: new Map() });
  draw();
  api.openHome();
  api.home().then((answer) => who === state.me && show(answer?.view ?? kept.view));
  return node;
}

function show(view) {
  kept.view = view;
  draw();
}

function draw() {
  if (!node) return;
  const at = document.activeElement?.closest?.(".home [data-at]")?.dataset.at;
  node.replaceChildren(h("div", { class: "blocks home-blocks" }, kept.view ? blocksOf(kept.view) : nothingYet()));
  if (at) (node.querySelector(`[data-at="${CSS.escape(at)}"]`) ?? node).focus();
}

function blocksOf(view) {
  const container = { type: "view", view_id: view.id };
  return renderBlocks(view.blocks, new Surface({ container, level: 2, blocks: view.blocks, kept: kept.values }));
}

function nothingYet() {
  return h(
    "div",
    { class: "quiet-page" },
    h("p", {}, `${state.app.name} has not put anything here yet.`),
    h("p", { class: "muted" }, "It fills this page when it hears that you have opened it."),
  );
}

on("home", (view) => {
  if (kept.who === null) kept.who = state.me;
  show(view);
});
