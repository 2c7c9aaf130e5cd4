// Terms of the field show their meaning on hover and focus; the same look as in the page's own blocks.
import { h } from "./dom.js";

/**
 * @param {AreaFacts} facts
 * @returns {RegExp}
 */
function termPattern(facts) {
  if (!facts.termPattern) {
    const names = facts.terms.map(([name]) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    facts.termPattern = new RegExp(names.join("|"), "gi");
  }
  return facts.termPattern;
}

/**
 * The parts of a text, the first of each term as a node of its own.
 * @param {AreaFacts} facts
 * @param {string} text
 * @returns {Content[]}
 */
export function explained(facts, text) {
  const meanings = new Map(facts.terms.map(([name, meaning]) => [name.toLowerCase(), meaning]));
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(termPattern(facts))) {
    const name = match[0].toLowerCase();
    if (!meanings.has(name)) continue;
    parts.push(
      text.slice(end, match.index),
      h("span", { class: "a-term", tabindex: "0", "data-meaning": meanings.get(name) }, match[0]),
    );
    meanings.delete(name);
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

// Escape puts an open meaning away.
export function watchTerms() {
  if (window.atlasTermsWatched) return;
  window.atlasTermsWatched = true;
  document.addEventListener("keydown", (event) => {
    const open = /** @type {HTMLElement | null} */ (document.activeElement);
    if (event.key === "Escape" && open && open.classList.contains("a-term")) open.blur();
  });
}
