// The square beside a name: initials on a colour that is always the same for the same person; the app's own mark.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { nameOf, person, state } from "./state.js";

const HUES = 8;

/** Those offered first get colours of their own, the others go round again. */
function hue(id) {
  const order = [...state.people.filter((one) => one.listed), ...state.people.filter((one) => !one.listed)];
  return (
    Math.max(
      0,
      order.findIndex((one) => one.id === id),
    ) % HUES
  );
}

export function avatar(userId, size = "") {
  const classes = `avatar ${size && `avatar-${size}`}`;
  if (userId === state.app.bot_user_id)
    return h("span", { class: `${classes} avatar-app`, "aria-hidden": "true" }, icon("tick"));
  const initials = person(userId)?.initials ?? nameOf(userId).slice(0, 1);
  return h("span", { class: `${classes} hue-${hue(userId)}`, "aria-hidden": "true" }, initials);
}
