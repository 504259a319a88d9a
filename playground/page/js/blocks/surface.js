// Where blocks stand: a message, the Home tab or a form. A surface keeps what was filled in and carries presses and
// questions for choices to the server, so that the elements themselves need to know neither.

import { api } from "../api.js";
import { toastIfFailed } from "../toasts.js";
import { fieldOf, firstValue, holdsValue, stated, valued } from "./values.js";

export class Surface {
  /** `container` as the server wants it; `level` of the headings; `kept` a Map of values by "block/action". */
  constructor({ container, level, blocks, kept = new Map(), changed = () => {} }) {
    Object.assign(this, { container, level, blocks, kept, changed });
  }

  value(block, element) {
    const key = keyOf(block, element);
    return this.kept.has(key) ? this.kept.get(key) : firstValue(element);
  }

  /** Everything that stands on it now, as Slack's state.values. */
  values() {
    const all = {};
    for (const [block, element] of valued(this.blocks)) {
      (all[block.block_id] ??= {})[element.action_id] = stated(element, this.value(block, element));
    }
    return all;
  }

  keep(block, element, value) {
    this.kept.set(keyOf(block, element), value);
    this.changed();
  }

  /** Something was filled in: keep it, and tell the bot where Slack would. */
  fill(block, element, value) {
    if (holdsValue(element)) this.keep(block, element, value);
    const tells = block.type !== "input" || (block.dispatch_action && !element.type.endsWith("_input"));
    if (tells) this.fire(block, element, { [fieldOf(element)]: value });
  }

  /** Tell the bot; promises whether it took it. */
  async fire(block, element, payload) {
    const press = { ...idsOf(block, element), type: element.type, ...payload, values: this.values() };
    return toastIfFailed(await api.press(this.container, press));
  }

  options(block, element, text) {
    return api.options({ container: this.container, ...idsOf(block, element), value: text });
  }
}

const keyOf = (block, element) => `${block.block_id ?? ""}/${element.action_id ?? ""}`;
const idsOf = (block, element) => ({ block_id: block.block_id ?? "", action_id: element.action_id });
