// Text fields that keep focus and caret while what stands around them is built anew.
import { h, replaceContent } from "../atlas.js";
import { paragraphsOf, textOf } from "../messages.js";

/** @import { Draft } from "./story_draft.js" */

/**
 * Builds the content anew and gives the focus back to what had it, with the caret where it was.
 * @param {HTMLElement} root
 * @param {Content[]} content
 */
export function rebuild(root, content) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const held = root.contains(active) ? active : null;
  const name = held?.dataset.keep;
  const [start, end] = caretOf(held);
  replaceContent(root, ...content);
  if (!name) return;
  /** @type {NodeListOf<HTMLInputElement>} */
  const kept = root.querySelectorAll("[data-keep]");
  const again = [...kept].find((node) => node.dataset.keep === name);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (start !== null) again.setSelectionRange(start, end);
}

/**
 * Where the caret of a text field stands: start and end of what is selected.
 * @param {HTMLElement | null} node
 */
function caretOf(node) {
  if (!(node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement)) return [null, null];
  return [node.selectionStart, node.selectionEnd];
}

/**
 * @param {Draft} draft
 * @param {string} key
 * @param {TextField} name
 * @param {Texts} target
 * @param {Props} props
 */
export function written(draft, key, name, target, props) {
  const value = name === "body" ? paragraphsOf(target.body) : textOf(target[name]);
  /** @type {HTMLInputElement | HTMLTextAreaElement} */
  const node = h(props.rows ? "textarea" : "input", {
    maxlength: STORY.text,
    "data-keep": `${key} ${name}`,
    oninput: () => draft.write(key, name, node.value),
    ...(props.rows ? {} : { type: "text" }),
    ...props,
  });
  node.value = value;
  return node;
}
