// Where the page begins: find out who is acted as, learn the state of things, and let every part draw itself.

import { api } from "./api.js";
import { h } from "./dom.js";
import "./dialogs.js";
import { follow } from "./feed.js";
import "./heard.js";
import { startHeader } from "./header.js";
import { jump } from "./jump.js";
import { closeForms, reopenForms } from "./modal.js";
import { startPane } from "./pane.js";
import { place, whoInAddress } from "./route.js";
import { startSidebar } from "./sidebar.js";
import { conversation, emit, learn, on, state } from "./state.js";
import "./toasts.js";

const FIRST = "U0TMNORTH";
let asked = 0;

async function actAs(id, fromAddress = false) {
  const mine = ++asked;
  await follow(id ?? FIRST);
  const answer = await api.state(id ?? FIRST);
  if (mine !== asked) return undefined;
  if (!answer.people) return id && id !== FIRST && answer.reached ? actAs(FIRST) : sayUnreachable(answer.error);
  closeForms();
  state.me = id ?? FIRST;
  learn(answer);
  state.here = null;
  emit("person");
  place(fromAddress);
  return reopenForms();
}

function sayUnreachable(error) {
  const again = h("button", { type: "button", class: "button primary", onClick: () => location.reload() }, "Try again");
  document
    .getElementById("pane")
    .replaceChildren(h("div", { class: "quiet-page" }, h("h1", {}, "No answer"), h("p", {}, error), again));
}

/** After a break, or with a message in a conversation that was not there before: ask for the state of things again. */
async function lookAgain() {
  const who = state.me;
  const answer = await api.state(who);
  if (!answer.people || who !== state.me) return;
  learn(answer);
  emit("conversations");
  emit("time");
}

function keys(event) {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    jump();
  }
}

startSidebar();
startHeader();
startPane();
on("act as", (id) => actAs(id));
on("message", (event) => conversation(event.in) || lookAgain());
on("again", lookAgain);
document.addEventListener("keydown", keys);
window.addEventListener("popstate", () => (whoInAddress() === state.me ? place(true) : actAs(whoInAddress(), true)));
actAs(whoInAddress(), true);
