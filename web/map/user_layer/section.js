// The user's layers in the layer tree, the tooltip and the legend.
import { legendGroup, legendRow } from "../../drawing/legend.js";
import { formatNumber, h, messageOf, replaceContent } from "../../shared/dom.js";
import { store } from "../../shared/store.js";
import { covers, lineDistance } from "../hit_test.js";
import { fillWords, readUserFile, visibleText } from "./reading.js";

/** @import { UserChain, UserLayer } from "./reading.js" */

const USER_REACH = 8;
const TOOLTIP_ROWS = 5;

/**
 * The nearest point of the user's layers, else a line, else an area.
 * @param {Viewport} viewport
 * @param {number} x
 * @param {number} y
 * @returns {{ layer: UserLayer, owner: number } | null}
 */
export function userFeatureAt(viewport, x, y) {
  const [wx, wy] = [(x + viewport.left) / viewport.scale, (y + viewport.top) / viewport.scale];
  const reach = USER_REACH / viewport.scale;
  for (const layer of store.userLayers.filter((each) => each.shown)) {
    let best = reach;
    let owner = -1;
    for (let i = 0; i < layer.points.length; i += 2) {
      const distance = Math.hypot(layer.points[i] - wx, layer.points[i + 1] - wy);
      if (distance < best) [best, owner] = [distance, layer.pointOwners[i / 2]];
    }
    if (owner >= 0) return { layer, owner };
    /** @param {UserChain} part */
    const around = ({ box }) =>
      wx > box[0] - reach && wx < box[2] + reach && wy > box[1] - reach && wy < box[3] + reach;
    const near = layer.chains.filter(around);
    const line = near.find((part) => lineDistance({ chains: [part.chain] }, viewport, x, y) < USER_REACH);
    const area = near.find((part) => part.closed && covers({ chains: [part.chain], box: part.box }, viewport, x, y));
    const found = line || area;
    if (found) return { layer, owner: found.owner };
  }
  return null;
}

/**
 * @param {{ layer: UserLayer, owner: number }} given
 * @param {MapWords["own"]} words
 */
export function userTooltip({ layer, owner }, words) {
  const properties = layer.features[owner].properties || {};
  const named = Object.entries(properties).filter(([, value]) => value !== null && typeof value !== "object");
  const title = named.find(([key]) => /^(name|title|名称|名字)/i.test(key));
  const rows = named.filter((each) => each !== title).slice(0, TOOLTIP_ROWS);
  const head = title ? visibleText(title[1]) : fillWords(words.feature, { n: owner + 1 });
  const lines = rows.map(([key, value]) => h("div", {}, `${visibleText(key)}: ${visibleText(value)}`));
  return [h("b", {}, head), ...lines, h("div", { class: "a-note" }, `${layer.name} · ${words.unchecked}`)];
}

/**
 * The part of the layer tree that opens files and lists what was opened.
 * @param {MapWords["own"]} words
 * @param {(layer: UserLayer) => void} changed
 */
export function userLayerSection(words, changed) {
  const input = h("input", {
    type: "file",
    class: "a-own-file",
    accept: ".geojson,.json,application/geo+json",
    "aria-label": words.open,
  });
  const state = h("p", { class: "a-note", role: "status" });
  const list = h("div");
  /** @param {UserLayer} layer */
  const change = (layer) => {
    fill();
    changed(layer);
  };
  const fill = () =>
    replaceContent(list, ...store.userLayers.map((layer) => userLayerRow(layer, words, () => change(layer))));
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    state.className = "a-note";
    state.textContent = fillWords(words.reading, { name: visibleText(file.name) });
    await new Promise((done) => setTimeout(done));
    try {
      const layer = await readUserFile(file, words);
      store.userLayers.push(layer);
      state.textContent = layer.left
        ? fillWords(words.left, { n: formatNumber(layer.left), reason: layer.reason })
        : "";
      fill();
      changed(layer);
    } catch (fault) {
      state.className = "a-note a-fault";
      state.textContent = messageOf(fault);
    }
    input.value = "";
  });
  fill();
  return h(
    "fieldset",
    { class: "a-own" },
    h("legend", {}, words.title),
    list,
    h("label", { class: "a-own-open" }, words.open, input),
    state,
    h("p", { class: "a-note" }, words.note),
  );
}

/**
 * @param {UserLayer} layer
 * @param {MapWords["own"]} words
 * @param {() => void} changed
 */
function userLayerRow(layer, words, changed) {
  /** @param {Event} event */
  const toggle = (event) => {
    layer.shown = /** @type {HTMLInputElement} */ (event.target).checked;
    changed();
  };
  const remove = () => {
    store.userLayers.splice(store.userLayers.indexOf(layer), 1);
    changed();
  };
  const label = h(
    "label",
    {},
    h("input", { type: "checkbox", checked: layer.shown, onchange: toggle }),
    h("span", {}, layer.name),
    h("span", { class: "a-count" }, formatNumber(layer.count)),
  );
  return h(
    "div",
    { class: "a-own-row" },
    label,
    h("button", { type: "button", class: "a-link", onclick: remove }, words.remove),
  );
}

/**
 * @param {Look} look
 */
export function userLegend(look) {
  const shown = store.userLayers.filter((layer) => layer.shown);
  const swatch = () => h("span", { class: "a-own-dot", style: `background:${look.tokens.chart.categorical[4]}` });
  return shown.length
    ? legendGroup(
        look.facts.words.own.title,
        ...shown.map((layer) => legendRow(swatch(), `${layer.name} · ${look.facts.words.own.unchecked}`)),
      )
    : null;
}
