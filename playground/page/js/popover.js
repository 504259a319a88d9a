// Anything that opens beside what was pressed: it is laid over the page (or over the dialog it belongs to), kept
// within the window, and closed by a press elsewhere.

import { h } from "./dom.js";

const GAP = 6;

/** Open `content` beside `anchor`; answers with a function that closes it. `closed` is told however it happens. */
export function openBeside(anchor, content, { closed = () => {}, wide = false, end = false } = {}) {
  const box = h("div", { class: "popover", popover: "manual" }, content);
  (anchor.closest("dialog, header, nav, main, aside") ?? document.body).append(box);
  box.showPopover();
  const settle = () => place(box, anchor, { wide, end });
  const outside = (event) => {
    if (!box.contains(event.target) && !anchor.contains(event.target)) close();
  };
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    box.remove();
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("resize", settle);
    closed();
  };
  settle();
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("resize", settle);
  return Object.assign(close, { settle });
}

function place(box, anchor, { wide, end }) {
  const edge = anchor.getBoundingClientRect();
  if (wide) box.style.minWidth = `${edge.width}px`;
  box.style.maxHeight = "";
  const size = box.getBoundingClientRect();
  const below = window.innerHeight - edge.bottom - 2 * GAP;
  const above = edge.top - 2 * GAP;
  const under = below >= size.height || below >= above;
  box.style.maxHeight = `${Math.max(120, under ? below : above)}px`;
  const height = Math.min(size.height, Math.max(120, under ? below : above));
  const left = end ? edge.right - size.width : edge.left;
  box.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - size.width - GAP))}px`;
  box.style.top = `${under ? edge.bottom + GAP : Math.max(GAP, edge.top - GAP - height)}px`;
}
