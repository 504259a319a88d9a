// What one sent before, by person and conversation: arrow-up in the message box brings it back.

const MOST = 50;
const sent = new Map();

export function remember(place, text) {
  const others = (sent.get(place) ?? []).filter((one) => one !== text);
  sent.set(place, [...others, text].slice(-MOST));
}

/**
 * Arrow-up in an empty box, or in one that shows an earlier message, goes back in time; arrow-down returns. Gives a
 * function that says whether a key was one of these.
 */
export function recaller(box, place, put) {
  let at = 0;
  return (event) => {
    const before = sent.get(place()) ?? [];
    const browsing = at > 0 && box.value === before.at(-at);
    if (!browsing) at = 0;
    if (event.key === "ArrowUp" && (browsing || !box.value) && at < before.length) at += 1;
    else if (event.key === "ArrowDown" && browsing) at -= 1;
    else return false;
    put(at ? before.at(-at) : "");
    return true;
  };
}
