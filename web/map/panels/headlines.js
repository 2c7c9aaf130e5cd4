// Headline figures above a map.
import { evidence } from "../../shared/citation.js";
import { h, replaceContent } from "../../shared/dom.js";

/**
 * A headline figure with its clause, or a plain word on its source, underneath.
 * @param {Facts} facts
 * @param {FigureEntry} figure
 */
function figureCell(facts, figure) {
  const before = figure.sign ? [h("small", {}, figure.sign), " "] : [];
  const below = figure.ref
    ? h("span", { class: "a-block" }, evidence(facts, figure.ref))
    : h("span", { class: "a-note" }, figure.note);
  const value = h("b", {}, ...before, `${figure.number} `, h("small", {}, figure.unit));
  return h("div", { class: "a-figure" }, h("span", {}, figure.label), value, h("div", {}, below));
}

/**
 * The page leaves a place for the figures of its map; they come with the facts.
 * @param {Facts | undefined} facts
 * @param {string} view
 */
export function fillFigures(facts, view) {
  const place = document.querySelector(`[data-figures="${view}"]`);
  if (!facts || !place || place.firstChild) return;
  replaceContent(place, ...facts.figures[view].map((figure) => figureCell(facts, figure)));
}
