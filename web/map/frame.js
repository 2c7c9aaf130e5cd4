// The map in its frame: picture, tools, inset, legend, scale, strip and tooltip.
import { BAR_PX, drawPicture, scaleBar } from "../drawing/compose.js";
import { markSample } from "../drawing/samples.js";
import { boxOf, viewportOf } from "../drawing/scene.js";
import { clauseText } from "../shared/citation.js";
import { contextOf, formatNumber, h, replaceContent } from "../shared/dom.js";
import { withheldNotice } from "./controls/base_layer_choice.js";

/**
 * @param {(ctx: CanvasRenderingContext2D, viewport: Viewport) => void} draw
 * @returns {Picture}
 */
export function pictureLayer(draw) {
  const CanvasRenderer = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._layers = {};
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      // The types of Leaflet leave out what only a renderer of its own needs.
      /** @type {any} */ (L.Renderer.prototype)._update.call(this);
      const size = this._bounds.getSize();
      const ratio = window.devicePixelRatio || 1;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._container.width = size.x * ratio;
      this._container.height = size.y * ratio;
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      this.redraw();
    },
    // Leaflet asks for it when a map that has left the page is taken down.
    _destroyContainer() {
      this._container.remove();
    },
    _updatePaths() {},
    redraw() {
      if (!this._bounds) return;
      const ctx = this._container.getContext("2d");
      const ratio = window.devicePixelRatio || 1;
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, this._container.width, this._container.height);
      ctx.translate(-this._bounds.min.x, -this._bounds.min.y);
      const origin = this._map.getPixelOrigin();
      draw(ctx, viewportOf(this._zoom, origin.x, origin.y));
    },
  });
  return /** @type {Picture} */ (new /** @type {any} */ (CanvasRenderer)({ padding: 0.25 }));
}

/**
 * @param {MapWords} words
 * @param {string[]} withheld
 */
export function buildFrame(words, withheld) {
  /**
   * @param {string} name
   * @param {Props} [props]
   */
  const node = (name, props) => h("div", { class: `a-${name}`, ...props });
  const [map, tools, side, legend] = [node("map"), node("tools"), node("side"), node("legend")];
  const [scale, strip, layers] = [node("scale"), node("strip"), h("div")];
  const tree = node("tree", { hidden: true });
  const tip = node("tip", { hidden: true });
  const grounds = node("grounds", { hidden: true });
  const inset = h("canvas", { class: "a-inset", role: "img", "aria-label": words.insetTitle });
  const insetBox = h("div", { class: "a-inset-box" }, h("h4", {}, words.insetTitle, h("small", {}, "")), inset);
  const fold = h("button", { class: "a-fold", type: "button", "aria-expanded": "false" }, words.legend);
  fold.addEventListener("click", () => {
    const open = side.classList.toggle("a-open");
    fold.setAttribute("aria-expanded", String(open));
  });
  side.append(insetBox, legend);
  const stage = [map, tools, tree, side, fold, scale, tip];
  // Withheld, the map stays without base layer and out of sight behind the notice.
  if (withheld.length) for (const part of stage) part.setAttribute("inert", "");
  const notice = withheldNotice(withheld);
  const box = h("div", { class: "a-frame" }, grounds, h("div", { class: "a-stage" }, stage, notice), strip);
  return { map, tools, side, inset, legend, tree, layers, scale, strip, tip, grounds, insetBox, fold, box };
}

/**
 * @param {HTMLElement} node
 * @param {AreaFacts} facts
 * @param {Scene} scene
 * @param {boolean} withheld
 */
export function fillStrip(node, facts, scene, withheld) {
  const { approval, notices, boundary, grid, lines, date } = facts.strip;
  /**
   * @param {string} text
   * @param {Props} [props]
   */
  const span = (text, props) => h("span", props, text);
  const parts = [
    span(approval),
    ...notices.map((text) => span(text, { class: "a-notice" })),
    withheld ? null : span(scene.grid || scene.bare ? grid : boundary),
    lines && !withheld && !scene.grid && !scene.bare ? span(lines) : null,
    facts.outNote ? span(facts.outNote, { class: "a-notice" }) : null,
    span(date),
  ];
  replaceContent(node, ...parts);
}

/**
 * @param {HTMLElement} node
 * @param {MapWords} words
 * @param {Record<"zoomIn" | "zoomOut" | "home" | "layers" | "bands", () => void>} actions
 * @param {boolean} banded
 */
export function fillTools(node, words, actions, banded) {
  /**
   * @param {string} text
   * @param {string} label
   * @param {() => void} action
   */
  const button = (text, label, action) =>
    h("button", { type: "button", title: label, "aria-label": label, onclick: action }, text);
  replaceContent(
    node,
    button("+", words.zoomIn, actions.zoomIn),
    button("−", words.zoomOut, actions.zoomOut),
    button(words.fullExtentShort, words.fullExtent, actions.home),
    button(words.layersShort, words.layersTitle, actions.layers),
    h(
      "button",
      {
        type: "button",
        title: words.bands,
        "aria-label": words.bands,
        "aria-pressed": String(banded),
        onclick: actions.bands,
      },
      words.bandsShort,
    ),
  );
}

/**
 * @param {HTMLElement} node
 * @param {import("leaflet").Map} map
 * @param {MapWords} words
 */
export function fillScale(node, map, words) {
  const size = map.getSize();
  const y = size.y / 2;
  const bar = scaleBar(map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([BAR_PX, y])));
  replaceContent(
    node,
    h("span", { class: "a-north" }, "↑", h("br"), words.north),
    h("div", { class: "a-bar", style: `width:${bar.width}px` }, h("i"), h("span", {}, "0"), h("span", {}, bar.text)),
  );
}

const INSET_SIZE = [216, 280];

/**
 * @param {Scene} scene
 * @param {number} width
 * @param {number} height
 * @returns {Viewport}
 */
function insetViewport(scene, width, height) {
  const box = boxOf([scene.inset]);
  const scale = Math.max(width / (box[2] - box[0]), height / (box[3] - box[1]));
  const left = ((box[0] + box[2]) / 2) * scale - width / 2;
  const top = ((box[1] + box[3]) / 2) * scale - height / 2;
  return { zoom: Math.log2(scale), scale, left, top };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Scene} scene
 * @param {Look} look
 */
export function drawInset(canvas, scene, look) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = INSET_SIZE;
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const ctx = contextOf(canvas);
  ctx.scale(ratio, ratio);
  const viewport = insetViewport(scene, width, height);
  drawPicture(ctx, scene, viewport, { ...look, compact: true }, { inset: true, kept: [], size: INSET_SIZE });
  return viewport;
}

/**
 * @param {MapFeature} mark
 * @param {Look} look
 */
export function tooltipContent(mark, look) {
  const { facts } = look;
  if (mark.kind === "region") return regionTooltip(facts.regions[mark.id], look);
  const place = facts.places[mark.id];
  const reference = place.rows[place.rows.length - 1];
  const stage =
    mark.stage === "none"
      ? null
      : h(
          "div",
          { class: "a-tip-stage" },
          markSample(mark, look),
          `${facts.words.kinds[place.mode]} · ${facts.words.stages[mark.stage]}`,
        );
  return [
    h("b", {}, place.name),
    stage || h("div", {}, facts.words.kinds[place.mode]),
    h("div", {}, place.position),
    h("div", { class: "a-note" }, clauseText(facts, reference)),
  ];
}

/**
 * @param {RegionEntry} region
 * @param {Look} look
 */
function regionTooltip(region, look) {
  const { indicator, facts } = look;
  const value = region.values[indicator.id];
  const text = indicator.unit
    ? `${formatNumber(value, indicator.decimals)} ${indicator.unit}`
    : formatNumber(value, indicator.decimals);
  return [
    h("b", {}, region.name),
    h("div", {}, region.tierName),
    look.ground === "neutral" ? null : h("div", {}, `${indicator.sortName} ${text}`),
    h("div", { class: "a-note" }, clauseText(facts, region.ref)),
  ];
}

/**
 * @param {HTMLElement} node
 * @param {HTMLElement} stage
 * @param {number} x
 * @param {number} y
 * @param {Content} content
 */
export function showTip(node, stage, x, y, content) {
  replaceContent(node, content);
  node.hidden = false;
  const width = node.offsetWidth;
  const height = node.offsetHeight;
  node.style.left = `${Math.max(4, Math.min(x + 14, stage.clientWidth - width - 4))}px`;
  node.style.top = `${y + 16 + height > stage.clientHeight ? y - height - 10 : y + 16}px`;
}
