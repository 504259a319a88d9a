// Slack's selects on the page's own: fixed options, options the bot is asked for, people, conversations, times.

import { Select } from "../select.js";
import { state } from "../state.js";
import { confirmed } from "./confirm.js";
import { textOf } from "./text.js";

const shown = (option) => ({
  value: option.value,
  label: textOf(option.text),
  detail: option.description && textOf(option.description),
  option,
});
const has = (text) => (option) =>
  `${option.label} ${option.detail ?? ""}`.toLowerCase().includes(text.trim().toLowerCase());
const narrowed = (groups, text) =>
  groups
    .map((group) => ({ ...group, options: group.options.filter(has(text)) }))
    .filter((group) => group.options.length);

function groupsIn(source) {
  if (!source.option_groups) return [{ options: (source.options ?? []).map(shown) }];
  return source.option_groups.map((group) => ({ label: textOf(group.label), options: group.options.map(shown) }));
}

/** The page's select in Slack's terms: `out(option)` is what is sent of a choice, `back(value)` the choice for it. */
function made({ block, element, surface, place, attributes }, { find, out, back }) {
  const many = element.type.startsWith("multi_");
  const value = surface.value(block, element);
  const chosen = (many ? (value ?? []) : value ? [value] : []).map(back);
  const placeholder = textOf(element.placeholder) || (many ? "Choose some" : "Choose one");
  const changed = async (options) => {
    if (await confirmed(element))
      surface.fill(block, element, many ? options.map(out) : options[0] ? out(options[0]) : null);
  };
  const field = place.id ? attributes : { ...attributes, "aria-label": placeholder };
  const most = element.max_selected_items;
  return new Select({ label: placeholder, field, placeholder, find, chosen, many, most, changed }).node;
}

export function choiceSelect(at) {
  const { block, element, surface } = at;
  const external = element.type.endsWith("external_select");
  const ask = async (text) =>
    text.trim().length < (element.min_query_length ?? 3) ? [] : groupsIn(await surface.options(block, element, text));
  const known = groupsIn(element);
  return made(at, {
    find: external ? ask : async (text) => narrowed(known, text),
    out: (one) => one.option,
    back: shown,
  });
}

const asPerson = (id) => {
  const found = state.people.find((one) => one.id === id);
  return { value: id, label: found?.label ?? id, detail: found?.role_line };
};

export function peopleSelect(at) {
  const people = state.people.filter((one) => !one.deactivated && !one.is_bot).map((one) => asPerson(one.id));
  return made(at, {
    find: async (text) => narrowed([{ options: people }], text),
    out: (one) => one.value,
    back: asPerson,
  });
}

const asPlace = (id) => {
  const found = state.conversations.find((one) => one.id === id);
  return { value: id, label: found ? (found.kind === "im" ? found.name : `#${found.name}`) : id };
};

export function conversationSelect(at) {
  const wanted = at.element.filter?.include;
  const kinds = { channel: "public", private: "private", im: "im" };
  const fits = (one) =>
    at.element.type.includes("channels") ? one.kind === "channel" : !wanted || wanted.includes(kinds[one.kind]);
  const places = state.conversations.filter(fits).map((one) => asPlace(one.id));
  return made(at, {
    find: async (text) => narrowed([{ options: places }], text),
    out: (one) => one.value,
    back: asPlace,
  });
}

const TIMES = Array.from(
  { length: 48 },
  (_, half) => `${String(half >> 1).padStart(2, "0")}:${half % 2 ? "30" : "00"}`,
);
const asTime = (value) => ({ value, label: value });

export function timeSelect(at) {
  const exact = (text) =>
    /^([01]?\d|2[0-3]):[0-5]\d$/.test(text) ? [asTime(text.padStart(5, "0"))] : TIMES.map(asTime).filter(has(text));
  return made(at, { find: async (text) => [{ options: exact(text) }], out: (one) => one.value, back: asTime });
}
