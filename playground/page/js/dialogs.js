// Every dialog of the page: the browser's own, so that what lies behind is out of reach, Escape closes, and the focus
// goes back to where it was; or, where that is gone by then, to the message box.

import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { rescueToasts } from "./toasts.js";

/** A dialog around `parts`, not yet open. `dismissed` is asked when somebody presses Escape or the cross. */
export function dialog({ title, classes, parts, dismissed }) {
  const id = freshId("dialog");
  const heading = h("h2", { id }, title);
  const cross = h(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Close", onClick: dismissed },
    icon("close"),
  );
  const node = h(
    "dialog",
    { class: classes, "aria-labelledby": id },
    h("div", { class: "dialog-head" }, heading, cross),
    parts,
  );
  node.addEventListener("cancel", (event) => {
    event.preventDefault();
    dismissed();
  });
  return node;
}

let cameFrom = [];

export function openDialog(node, { focus } = {}) {
  cameFrom.push(document.activeElement);
  document.body.append(node);
  node.showModal();
  (
    focus ??
    node.querySelector("input, textarea, select, .dialog-body button") ??
    node.querySelector(".primary")
  )?.focus();
}

export function closeDialog(node) {
  if (!node?.isConnected) return;
  rescueToasts();
  node.close();
  node.remove();
  giveBack(cameFrom.pop());
}

function giveBack(before) {
  const next =
    before?.isConnected && before !== document.body ? before : document.querySelector("#composer-text, #pane");
  next?.focus();
}

/** Ask before something happens; promises whether the answer was yes. The texts are nodes. */
export function ask({ title, text, yes, no, danger }) {
  return new Promise((resolve) => {
    const finish = (answer) => {
      closeDialog(node);
      resolve(answer);
    };
    const refuse = h("button", { type: "button", class: "button", onClick: () => finish(false) }, no);
    const agree = h(
      "button",
      { type: "button", class: `button ${danger ? "danger" : "primary"}`, onClick: () => finish(true) },
      yes,
    );
    const parts = [
      h("div", { class: "dialog-body" }, h("div", { class: "text" }, text)),
      h("div", { class: "dialog-foot" }, refuse, agree),
    ];
    const node = dialog({ title, classes: "dialog dialog-small", parts, dismissed: () => finish(false) });
    openDialog(node, { focus: agree });
  });
}
