// What was filled into the open forms, by view, kept in this tab so that a reload loses nothing.

import { state } from "./state.js";

const open = new Map();
const key = () => `forms.${state.me}`;

function load(viewId) {
  const stored = JSON.parse(sessionStorage.getItem(key()) ?? "{}");
  return new Map(Object.entries(stored[viewId] ?? {}));
}

export const keptValues = {
  of(viewId) {
    if (!open.has(viewId)) open.set(viewId, load(viewId));
    return open.get(viewId);
  },
  save() {
    const all = Object.fromEntries([...open].map(([id, values]) => [id, Object.fromEntries(values)]));
    sessionStorage.setItem(key(), JSON.stringify(all));
  },
  /** Forget every form but these. */
  only(viewIds) {
    for (const id of [...open.keys()]) if (!viewIds.includes(id)) open.delete(id);
    if (!viewIds.length) sessionStorage.removeItem(key());
  },
};
