// Where blocks stand: a message, the Home tab or a form. A surface keeps what was filled in and carries presses and
// questions for choices to the server, so that the elements themselves need to know neither.

import { api } from "../api.js";
import { toastIfFailed } from "../toasts.js";
import { fieldOf, firstValue, holdsValue, stated, valued } from "./values.js";

/** `container` as the server wants it; `level` of the headings; `kept` a Map of values by "block/action". */
export function surface({ container, level, blocks, kept = new Map(), changed = () => {} }) {
  const key = (block, element) => `${block.block_id ?? ""}/${element.action_id ?? ""}`;
  const value = (block, element) => (kept.has(key(block, element)) ? kept.get(key(block, element)) : firstValue(element));

  function keep(block, element, next) {
    kept.set(key(block, element), next);
    changed();
  }

  function values() {
    const all = {};
    for (const [block, element] of valued(blocks)) {
      (all[block.block_id] ??= {})[element.action_id] = stated(element, value(block, element));
    }
    return all;
  }

  async function fire(block, element, payload) {
    const press = { block_id: block.block_id ?? "", action_id: element.action_id, type: element.type, ...payload };
    return toastIfFailed(await api.press(container, { ...press, values: values() }));
  }

  /** Something was filled in: keep it, and tell the bot where Slack would. */
  function fill(block, element, next) {
    if (holdsValue(element)) keep(block, element, next);
    if (block.type !== "input" || (block.dispatch_action && !element.type.endsWith("_input"))) {
      fire(block, element, { [fieldOf(element)]: next });
    }
  }

  const options = (block, element, text) =>
    api.options({ container, block_id: block.block_id ?? "", action_id: element.action_id, value: text });

  return { level, value, values, fill, fire, keep, options };
}
