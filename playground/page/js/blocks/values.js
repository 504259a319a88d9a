// How Slack names what an element holds: its field in a press or a submission, and its field for the first value.

const ONE = (name) => [`selected_${name}`, `initial_${name}`];
const TYPED = ["value", "initial_value"];

const FIELDS = {
  plain_text_input: TYPED,
  number_input: TYPED,
  email_text_input: TYPED,
  url_text_input: TYPED,
  static_select: ONE("option"),
  external_select: ONE("option"),
  radio_buttons: ONE("option"),
  multi_static_select: ONE("options"),
  multi_external_select: ONE("options"),
  checkboxes: ONE("options"),
  users_select: ONE("user"),
  multi_users_select: ONE("users"),
  conversations_select: ONE("conversation"),
  multi_conversations_select: ONE("conversations"),
  channels_select: ONE("channel"),
  multi_channels_select: ONE("channels"),
  datepicker: ONE("date"),
  timepicker: ONE("time"),
};

/** Whether the element holds a value that belongs to a view's state (a button or a menu does not). */
export function holdsValue(element) {
  return Object.hasOwn(FIELDS, element?.type ?? "");
}

export function fieldOf(element) {
  return element.type === "overflow" ? "selected_option" : FIELDS[element.type][0];
}

function holdsMany(element) {
  return element.type === "checkboxes" || element.type.startsWith("multi_");
}

/** What stands in the element before anybody touches it. */
export function firstValue(element) {
  return element[FIELDS[element.type][1]] ?? (holdsMany(element) ? [] : null);
}

export function isEmpty(value) {
  return value === null || value === undefined || value.length === 0 || (typeof value === "string" && !value.trim());
}

/** What Slack puts into state.values: `{type, <field>: value}`. */
export function stated(element, value) {
  const empty = typeof value === "string" && value === "" ? null : value;
  return { type: element.type, [fieldOf(element)]: empty ?? (holdsMany(element) ? [] : null) };
}

/** Every [block, element] of these blocks that holds a value. */
export function valued(blocks) {
  return blocks.flatMap((block) => {
    const elements =
      block.type === "input" ? [block.element] : block.type === "actions" ? block.elements : [block.accessory];
    return elements.filter(holdsValue).map((element) => [block, element]);
  });
}
