// Legend of a picture as plain rows, for painters that have no page.
import { buildLegend } from "../drawing/legend.js";
import { h } from "../shared/dom.js";

function findNodes(node, test, found = []) {
  // What stands in a fold is no part of the legend itself.
  if (!node?.children || node.tag === "details") return found;
  if (test(node)) found.push(node);
  else for (const child of node.children) findNodes(child, test, found);
  return found;
}

const hasClass = (node, name) => (node.attributes?.class || "").split(" ").includes(name);

function sampleOf(canvas) {
  return {
    width: parseFloat(/width:([\d.]+)px/.exec(canvas.style.cssText)[1]),
    height: parseFloat(/height:([\d.]+)px/.exec(canvas.style.cssText)[1]),
    items: canvas.recorder ? canvas.recorder.items : [],
  };
}

// One row with several names becomes as many rows.
function keyRows(node) {
  const rows = [];
  for (const child of node.children) {
    if (!child?.tag) continue;
    const canvases = findNodes(child, (each) => each.tag === "canvas");
    if (canvases.length) rows.push({ role: "key", text: "", count: "", samples: canvases.map(sampleOf) });
    else if (hasClass(child, "a-count") && rows.length) rows.at(-1).count = child.textContent;
    else if (rows.length) rows.at(-1).text += child.textContent;
  }
  return rows;
}

export function legendRows(look, scene, marks) {
  const node = h("div", {});
  buildLegend(node, look, scene, marks);
  const found = findNodes(node, (each) => each.tag === "h4" || hasClass(each, "a-key") || hasClass(each, "a-note"));
  return found.flatMap((each) => {
    if (hasClass(each, "a-key")) return keyRows(each);
    return [{ role: each.tag === "h4" ? "title" : "note", text: each.textContent, count: "", samples: [] }];
  });
}
