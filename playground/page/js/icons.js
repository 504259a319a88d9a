// The page's few line icons, drawn for it: decoration beside words, so hidden from screen readers.

import { svg } from "./dom.js";

const PATHS = {
  hash: "M6.5 3 5 17M13.5 3 12 17M3.5 7.5h13M3 12.5h13",
  lock: "M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  home: "M3.5 9.5 10 4l6.5 5.5M5.5 8.5V16h9V8.5",
  calendar: "M4 5.5h12V16H4zM4 9h12M7 3.5v3.5M13 3.5v3.5",
  chevron: "M5.5 8 10 12.5 14.5 8",
  left: "M12.5 5 7.5 10l5 5",
  right: "M7.5 5l5 5-5 5",
  close: "M5 5l10 10M15 5 5 15",
  menu: "M3.5 6h13M3.5 10h13M3.5 14h13",
  bolt: "M11 3 5 11.5h4.5L9 17l6-8.5h-4.5z",
  send: "M4 10h11M10.5 5 15.5 10l-5 5",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  eye: "M2.5 10S5.5 5 10 5s7.5 5 7.5 5-3 5-7.5 5-7.5-5-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  file: "M5.5 3h6l3.5 3.5V17h-9.5zM11.5 3v4H15",
  download: "M10 4v8M6.5 9 10 12.5 13.5 9M4.5 16h11",
  pulse: "M2.5 10.5h3.5l2-5.5 3.5 10 2-4.5h4",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
  tick: "M4.5 10.5 8.5 14.5 15.5 6",
  alert: "M10 4 17 16H3zM10 8.5v3.5M10 14h.01",
  down: "M10 4.5v11M5.5 11 10 15.5 14.5 11",
  person: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c.8-3 2.9-4.5 5.5-4.5s4.7 1.5 5.5 4.5",
};

export function icon(name, size = 20) {
  const path = svg("path", { d: PATHS[name] });
  return svg(
    "svg",
    { class: `icon icon-${name}`, viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true" },
    path,
  );
}
