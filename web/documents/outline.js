// The outline of the documents page.
import { elementIn, h, replaceContent } from "../shared/dom.js";

/**
 * Scrolls a box so that a part of it is seen, and never the page around it.
 * @param {HTMLElement} box
 * @param {HTMLElement} part
 */
export function reveal(box, part) {
  if (box.scrollHeight <= box.clientHeight) return;
  const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
}

/**
 * @param {HTMLElement} nav
 * @param {Records} records
 */
export function buildOutline(nav, records) {
  const branches = records.documents.map((document) => {
    const clauses = records.clauses.filter((clause) => clause.document === document.id);
    const top = clauses.filter((clause) => !clause.parent);
    return h(
      "details",
      { "data-document": document.id },
      h("summary", {}, h("b", {}, document.short), " ", document.title),
      ...top.map((clause) => branch(clause, clauses)),
    );
  });
  replaceContent(nav, branches);
}

/**
 * @param {Clause} clause
 * @param {Clause[]} clauses
 * @returns {HTMLElement}
 */
function branch(clause, clauses) {
  const below = clauses.filter((each) => each.parent === clause.id);
  const leaf = h(
    "button",
    { type: "button", class: "a-leaf", "data-clause": clause.id },
    h("small", {}, clause.at.replace(/^.* (?=第|Sec)/, "")),
    h("span", {}, clause.heading),
  );
  if (!below.length) return leaf;
  return h(
    "details",
    { "data-branch": clause.id },
    h("summary", {}, leaf),
    ...below.map((each) => branch(each, clauses)),
  );
}

/**
 * @param {HTMLElement} nav
 * @param {Clause | null} clause
 * @param {string | undefined} before
 */
export function markOutline(nav, clause, before) {
  for (const leaf of nav.querySelectorAll("[aria-current]")) leaf.removeAttribute("aria-current");
  if (!clause) return;
  const leaf = elementIn(nav, `[data-clause="${clause.id}"]`);
  leaf.setAttribute("aria-current", "true");
  for (let up = leaf.closest("details"); up; up = up.parentElement?.closest("details") ?? null) up.open = true;
  if (before !== clause.id) reveal(nav, leaf);
}
