// Building elements: every piece of text goes in as text and every address is looked at, so that nothing that
// somebody typed can become markup or a script. No module of the page builds elements in another way.

const SAFE = new Set(["http:", "https:", "mailto:"]);
const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`class`, `onClick`, `aria-…`; null, undefined and false leave one out) and children. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...flat(children));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
  else if (name === "class") node.className = value;
  else if (name === "href" || name === "src") setAddress(node, name, value);
  else if (name === "value") node.value = value;
  else node.setAttribute(name, value === true ? "" : String(value));
}

function setAddress(node, name, value) {
  const address = safeAddress(value);
  if (address) node.setAttribute(name, address);
}

/** The address if it leads to the web or this page, else null (a script address, say). */
export function safeAddress(value) {
  try {
    return SAFE.has(new URL(value, location.href).protocol) ? String(value) : null;
  } catch {
    return null;
  }
}

function flat(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

let made = 0;

/** An id that no other element of this page has. */
export function freshId(prefix) {
  made += 1;
  return `${prefix}-${made}`;
}

/** Make the children of `parent` exactly `nodes`; those that stay are not touched, so that focus and typing survive. */
export function reconcile(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}
