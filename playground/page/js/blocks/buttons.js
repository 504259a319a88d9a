// Buttons and the ⋯ menus of a row. A pressed button waits, out of reach, until the bot has answered.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { menuButton } from "../menu.js";
import { confirmed } from "./confirm.js";
import { textObject, textOf } from "./text.js";

export function button({ block, element, surface, place }) {
  const words = textObject(element.text);
  const attributes = {
    class: `button ${element.style ?? ""}`,
    "aria-label": element.accessibility_label ?? null,
    title: place.about && element.accessibility_label ? element.accessibility_label : null,
  };
  const press = () => waiting(node, () => surface.fire(block, element, { value: element.value }));
  const node = element.url
    ? linkButton(element, attributes, words)
    : h("button", { type: "button", ...attributes }, words);
  node.addEventListener("click", async () => {
    if (node.getAttribute("aria-busy") !== "true" && (await confirmed(element))) press();
  });
  return node;
}

function linkButton(element, attributes, words) {
  return h("a", { ...attributes, href: element.url, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** Mark the button as busy for as long as `work` takes. It keeps the focus: `disabled` would throw it away. */
export async function waiting(node, work) {
  node.setAttribute("aria-busy", "true");
  node.setAttribute("aria-disabled", "true");
  await work();
  node.removeAttribute("aria-busy");
  node.removeAttribute("aria-disabled");
}

export function overflow({ block, element, surface, place }) {
  const choose = async (option) => {
    if (!(await confirmed(element))) return;
    waiting(node, () => surface.fire(block, element, { selected_option: option }));
  };
  const items = () =>
    element.options.map((option) => ({
      label: textOf(option.text),
      detail: option.description && textOf(option.description),
      choose: () => (option.url ? window.open(option.url, "_blank", "noopener") : choose(option)),
    }));
  const about = (place.about ?? "").trim().slice(0, 40);
  const label = about ? `More for ${about}` : "More";
  const node = menuButton({
    label,
    classes: "button overflow",
    content: icon("more"),
    groups: () => [{ items: items() }],
    end: true,
  });
  return node;
}
