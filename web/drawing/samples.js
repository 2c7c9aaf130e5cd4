// Samples of the legend and of lists, drawn like the map itself.
import { contextOf, h } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { fade } from "./colors.js";
import { lineColor, lineStyles } from "./lines.js";
import { fillSymbol, pointColor, symbolPath } from "./points.js";
import { hatch } from "./regions.js";
import { viewportOf } from "./scene.js";

/**
 * @param {string} color
 */
export function swatch(color) {
  return h("span", { class: "a-swatch", style: `background:${color}` });
}

/**
 * @param {number} width
 * @param {number} height
 * @param {(ctx: Canvas) => void} draw
 * @returns {HTMLCanvasElement}
 */
function sampleCanvas(width, height, draw) {
  const ratio = (window.devicePixelRatio || 1) * store.sampleDetail;
  const canvas = h("canvas", {
    width: width * ratio,
    height: height * ratio,
    class: "a-sample",
    style: `width:${width}px;height:${height}px`,
    "aria-hidden": "true",
  });
  const ctx = contextOf(canvas);
  ctx.scale(ratio, ratio);
  draw(ctx);
  return canvas;
}

const SAMPLE_VIEW = viewportOf(0, 0, 0);

/**
 * @param {{ mode: string, stage?: string, straight?: boolean }} mark
 * @param {Look} look
 * @param {boolean} [band]
 */
export function lineSample(mark, look, band) {
  const sample = {
    mode: mark.mode,
    stage: mark.stage,
    straight: mark.straight,
    chains: [new Float64Array([2, 7, 36, 7])],
    box: [0, 0, 0, 0],
    paths: new Map(),
    precision: "",
  };
  const flat = { ...SAMPLE_VIEW, zoom: 8 };
  return sampleCanvas(38, 14, (ctx) => {
    if (band) strokeFlat(ctx, { color: fade(lineColor(sample, look), 0.22), width: 11 });
    /** @type {Stroke[]} */
    const styles =
      mark.mode === "ridge"
        ? [{ color: lineColor(sample, look), width: 1.6, dash: [0.1, 4.2], cap: "round" }]
        : lineStyles(sample, flat, look);
    for (const style of styles) strokeFlat(ctx, style);
  });
}

/**
 * @param {Canvas} ctx
 * @param {Stroke} style
 */
function strokeFlat(ctx, style) {
  ctx.strokeStyle = style.color;
  ctx.lineWidth = style.width;
  ctx.lineCap = style.cap || "butt";
  ctx.setLineDash(style.dash || []);
  ctx.beginPath();
  ctx.moveTo(2, 7);
  ctx.lineTo(36, 7);
  ctx.stroke();
}

/**
 * @param {{ symbol?: string, stage?: string }} mark
 * @param {Look} look
 */
export function pointSample(mark, look) {
  return sampleCanvas(16, 14, (ctx) => {
    ctx.translate(8, 7);
    fillSymbol(ctx, symbolPath(mark.symbol, 4.6), mark, pointColor(mark, look), look.tokens.map.halo, 4.6);
  });
}

/**
 * @param {PlaceMark} mark
 * @param {Look} look
 */
export function markSample(mark, look) {
  if (mark.shape === "line") return lineSample(mark, look, false);
  if (mark.shape === "point") return pointSample(mark, look);
  if (mark.shape === "arrow") return arrowSample(look);
  return extentSample(look);
}

/**
 * Samples of fills, edges and extents are drawn like those of lines, so that pictures in files have the same.
 * @param {string} color
 * @param {Look} look
 * @param {boolean} [hatched]
 */
export function fillSample(color, look, hatched) {
  return sampleCanvas(22, 13, (ctx) => {
    const path = new Path2D();
    path.rect(0.5, 0.5, 21, 12);
    ctx.fillStyle = color;
    ctx.fill(path);
    if (hatched) hatch(ctx, path, look.tokens.map.noDataHatch);
    ctx.strokeStyle = look.tokens.map.regionLine;
    ctx.lineWidth = 1;
    ctx.stroke(path);
  });
}

/**
 * @param {Look} look
 */
export function provinceSample(look) {
  return sampleCanvas(38, 14, (ctx) =>
    strokeFlat(ctx, { color: look.tokens.map.provinceLine, width: 1.4, dash: [9, 3, 2, 3] }),
  );
}

/**
 * @param {Look} look
 */
export function extentSample(look) {
  return sampleCanvas(38, 14, (ctx) => outlineSample(ctx, look, [5, 3], (path) => path.rect(1, 1, 36, 12)));
}

/**
 * @param {Look} look
 */
export function partSample(look) {
  return sampleCanvas(38, 14, (ctx) => outlineSample(ctx, look, [2, 2], (path) => path.arc(19, 7, 6, 0, 2 * Math.PI)));
}

/**
 * @param {Canvas} ctx
 * @param {Look} look
 * @param {number[]} dash
 * @param {(path: Path2D) => void} trace
 */
function outlineSample(ctx, look, dash, trace) {
  const path = new Path2D();
  trace(path);
  ctx.fillStyle = fade(look.tokens.map.eco, 0.18);
  ctx.fill(path);
  ctx.strokeStyle = look.tokens.map.eco;
  ctx.lineWidth = 1.75;
  ctx.setLineDash(dash);
  ctx.stroke(path);
}

/**
 * @param {Look} look
 */
export function riverSample(look) {
  return sampleCanvas(38, 14, (ctx) => strokeFlat(ctx, { color: look.tokens.map.water, width: 2.6 }));
}

/**
 * @param {Look} look
 */
export function arrowSample(look) {
  return sampleCanvas(38, 14, (ctx) => {
    ctx.fillStyle = fade(look.tokens.map.mode.corridor, 0.55);
    ctx.fill(new Path2D("M2 4.5H26V1L36 7L26 13V9.5H2Z"));
  });
}
