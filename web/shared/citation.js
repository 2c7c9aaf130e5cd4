// The way from a figure to its clause: document, locator and the words as printed.
import { h, linkTo } from "./dom.js";

/**
 * @param {Pick<Facts, "documents">} facts
 * @param {Pick<ReferenceEntry, "document" | "clause">} ref
 */
export function clauseText(facts, ref) {
  const document = facts.documents[ref.document];
  return `${document.short} ${ref.clause}`;
}

/**
 * @param {Facts} facts
 * @param {ClauseLink | null | undefined} ref
 * @param {string} [text]
 */
export function evidence(facts, ref, text) {
  if (!ref) return null;
  const document = facts.documents[ref.document];
  return h(
    "details",
    { class: "a-evidence" },
    h("summary", {}, text || clauseText(facts, ref)),
    h(
      "div",
      { class: "a-quote" },
      ref.evidence ? h("q", {}, h("mark", {}, ref.evidence)) : null,
      h("p", {}, document.title),
      h("p", {}, `${document.number} · ${ref.locator}`),
      h("p", { class: "a-issued" }, document.issued),
      ref.at ? h("p", {}, linkTo("documents", { clause: ref.at }, `${facts.words.openClause} →`)) : null,
    ),
  );
}

/**
 * One open quotation at a time; Escape or a click elsewhere closes it.
 * @param {Event} event
 */
function closeQuotes(event) {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const quotes = document.querySelectorAll("details.a-evidence[open]");
  for (const open of quotes) {
    if (event instanceof KeyboardEvent ? event.key === "Escape" : !open.contains(/** @type {Node} */ (event.target)))
      open.open = false;
  }
}

export function watchQuotes() {
  if (window.atlasQuotesWatched) return;
  window.atlasQuotesWatched = true;
  document.addEventListener("click", closeQuotes);
  document.addEventListener("keydown", closeQuotes);
}
