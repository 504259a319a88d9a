// "Are you sure?": an element may carry a question that is asked before it counts.

import { ask } from "../dialogs.js";
import { textObject, textOf } from "./text.js";

/** Promises whether to go on. */
export async function confirmed(element) {
  const question = element.confirm;
  if (!question) return true;
  return ask({
    title: textOf(question.title),
    text: textObject(question.text),
    yes: textOf(question.confirm) || "Yes",
    no: textOf(question.deny) || "Cancel",
    danger: question.style === "danger",
  });
}
