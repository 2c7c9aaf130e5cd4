// Legend of a picture as plain rows, for painters that have no page.
import { buildLegend } from "../drawing/legend.js";
import { h } from "../shared/dom.js";

/** @import { PageNode } from "./browser.js" */

/** @typedef {PageNode | string | number} Child */

/**
 * @param {Child} node
 * @param {(node: PageNode) => boolean} test
 * @param {PageNode[]} [found]
 * @returns {PageNode[]}
 */
function findNodes(node, test, found = []) {
  // What stands in a fold is no part of the legend itself.
  if (typeof node !== "object" || node.tag === "details") return found;
  if (test(node)) found.push(node);
  else for (const child of node.children) findNodes(child, test, found);
  return found;
}

/**
 * @param {PageNode} node
 * @param {string} name
 */
function hasClass(node, name) {
  return (node.attributes.class || "").split(" ").includes(name);
}

/**
 * A length of a sample's style, in pixels.
 * @param {PageNode} canvas
 * @param {"width" | "height"} side
 */
function sideOf(canvas, side) {
  return Number.parseFloat(canvas.style.cssText.split(`${side}:`)[1]);
}

/**
 * @param {PageNode} canvas
 * @returns {LegendSample}
 */
function sampleOf(canvas) {
  return {
    width: sideOf(canvas, "width"),
    height: sideOf(canvas, "height"),
    items: canvas.recorder ? canvas.recorder.items : [],
  };
}

/**
 * One row with several names becomes as many rows.
 * @param {PageNode} node
 * @returns {LegendRow[]}
 */
function keyRows(node) {
  /** @type {LegendRow[]} */
  const rows = [];
  for (const child of node.children) {
    if (typeof child !== "object") continue;
    const canvases = findNodes(child, (each) => each.tag === "canvas");
    const row = rows.at(-1);
    if (canvases.length) rows.push({ role: "key", text: "", count: "", samples: canvases.map(sampleOf) });
    else if (row && hasClass(child, "a-count")) row.count = child.textContent;
    else if (row) row.text += child.textContent;
  }
  return rows;
}

/**
 * @param {Look} look
 * @param {Scene} scene
 * @param {Marks} marks
 * @returns {LegendRow[]}
 */
export function legendRows(look, scene, marks) {
  const node = h("div", {});
  buildLegend(node, look, scene, marks);
  // Where no browser is, elements are nodes of ./browser.js.
  const root = /** @type {PageNode} */ (/** @type {unknown} */ (node));
  const found = findNodes(root, (each) => each.tag === "h4" || hasClass(each, "a-key") || hasClass(each, "a-note"));
  return found.flatMap((each) => {
    if (hasClass(each, "a-key")) return keyRows(each);
    return [{ role: each.tag === "h4" ? "title" : "note", text: each.textContent, count: "", samples: [] }];
  });
}
