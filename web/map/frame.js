// The map in its frame: picture, tools, inset, legend, scale, strip and tooltip.
import { BAR_PX, drawPicture, scaleBar } from "../drawing/compose.js";
import { markSample } from "../drawing/samples.js";
import { boxOf, viewportOf } from "../drawing/scene.js";
import { clauseText } from "../shared/citation.js";
import { formatNumber, h, replaceContent } from "../shared/dom.js";
import { withheldNotice } from "./base_layer_choice.js";

export function pictureLayer(draw) {
  const Picture = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._layers = {};
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
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
  return new Picture({ padding: 0.25 });
}

export function buildFrame(words, withheld) {
  const node = (name, tag, props) => h(tag || "div", { class: `a-${name}`, ...props });
  const frame = {
    map: node("map", "div"),
    tools: node("tools"),
    side: node("side"),
    inset: node("inset", "canvas", { role: "img", "aria-label": words.insetTitle }),
    legend: node("legend"),
    tree: node("tree", "div", { hidden: true }),
    layers: h("div"),
    scale: node("scale"),
    strip: node("strip"),
    tip: node("tip", "div", { hidden: true }),
    grounds: node("grounds", "div", { hidden: true }),
  };
  frame.insetBox = h("div", { class: "a-inset-box" }, h("h4", {}, words.insetTitle, h("small", {}, "")), frame.inset);
  frame.fold = h("button", { class: "a-fold", type: "button", "aria-expanded": "false" }, words.legend);
  frame.fold.addEventListener("click", () => {
    const open = frame.side.classList.toggle("a-open");
    frame.fold.setAttribute("aria-expanded", String(open));
  });
  frame.side.append(frame.insetBox, frame.legend);
  const stage = [frame.map, frame.tools, frame.tree, frame.side, frame.fold, frame.scale, frame.tip];
  // Withheld, the map stays without base layer and out of sight behind the notice.
  if (withheld.length) for (const part of stage) part.setAttribute("inert", "");
  frame.box = h(
    "div",
    { class: "a-frame" },
    frame.grounds,
    h("div", { class: "a-stage" }, stage, withheldNotice(withheld)),
    frame.strip,
  );
  return frame;
}

export function fillStrip(node, facts, scene, withheld) {
  const { approval, notices, boundary, grid, date } = facts.strip;
  const span = (text, props) => h("span", props, text);
  const parts = [
    span(approval),
    ...notices.map((text) => span(text, { class: "a-notice" })),
    withheld ? null : span(scene.grid || scene.bare ? grid : boundary),
    facts.outNote ? span(facts.outNote, { class: "a-notice" }) : null,
    span(date),
  ];
  replaceContent(node, ...parts);
}

export function fillTools(node, words, actions) {
  const button = (text, label, action) =>
    h("button", { type: "button", title: label, "aria-label": label, onclick: action }, text);
  replaceContent(
    node,
    button("+", words.zoomIn, actions.zoomIn),
    button("−", words.zoomOut, actions.zoomOut),
    button(words.fullExtentShort, words.fullExtent, actions.home),
    button(words.layersShort, words.layersTitle, actions.layers),
  );
}

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

function insetViewport(scene, width, height) {
  const box = boxOf([scene.inset]);
  const scale = Math.max(width / (box[2] - box[0]), height / (box[3] - box[1]));
  const left = ((box[0] + box[2]) / 2) * scale - width / 2;
  const top = ((box[1] + box[3]) / 2) * scale - height / 2;
  return { zoom: Math.log2(scale), scale, left, top };
}

export function drawInset(canvas, scene, look) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = INSET_SIZE;
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  const viewport = insetViewport(scene, width, height);
  drawPicture(ctx, scene, viewport, { ...look, compact: true }, { inset: true, kept: [], size: INSET_SIZE });
  return viewport;
}

export function tooltipContent(mark, look) {
  const { facts } = look;
  if (facts.regions[mark.id] && mark.kind === "region") return regionTooltip(facts.regions[mark.id], look);
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

export function showTip(node, stage, x, y, content) {
  replaceContent(node, content);
  node.hidden = false;
  const width = node.offsetWidth;
  const height = node.offsetHeight;
  node.style.left = `${Math.max(4, Math.min(x + 14, stage.clientWidth - width - 4))}px`;
  node.style.top = `${y + 16 + height > stage.clientHeight ? y - height - 10 : y + 16}px`;
}
