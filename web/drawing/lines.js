// Draws lines: colour is the mode, structure the stage, softness the precision.
import { fade } from "./colors.js";
import { strokeFeature } from "./regions.js";
import { nameFeature, pixelsPerMetre } from "./scene.js";

const LINE_ORDER = ["water", "highway", "fast", "rail", "suburban", "hsr"];
const STAGE_ORDER = ["study", "planned", "to-build", "construction", "none", "operating"];
/** @type {Record<string, number>} */
const LINE_WIDTH = {
  hsr: 2.25,
  rail: 1.75,
  suburban: 1.75,
  highway: 2.25,
  fast: 1.5,
  water: 2.75,
  ridge: 2,
  river: 2.6,
  frame: 2,
};
/** @type {Record<string, number>} */
export const LANE = { hsr: 0, rail: 4, suburban: -4, highway: 7.5, fast: -7.5, water: 0 };
const BAND_LIMITS = [7, 22];

/**
 * @param {{ mode: string }} line
 * @param {Look} look
 */
export function lineColor(line, look) {
  const map = look.tokens.map;
  if (line.mode === "river") return map.water;
  if (line.mode === "ridge") return map.ecoText;
  return map.mode[line.mode] || map.mode.corridor;
}

/**
 * @param {{ mode: string }} line
 * @param {Pick<Viewport, "zoom">} viewport
 */
export function lineWidth(line, viewport) {
  return (LINE_WIDTH[line.mode] || 2) * (viewport.zoom > 9 ? 1.22 : 1);
}

/**
 * Shifts a chain sideways by its lane, mitred at the corners, so that parallel lines stay apart.
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 */
function lanePath(line, viewport) {
  const key = `lane${viewport.zoom}`;
  const known = line.paths.get(key);
  if (known) return known;
  if (line.paths.size > 6) line.paths.clear();
  const path = new Path2D();
  for (const chain of line.chains) traceLane(path, chain, line, viewport.scale);
  line.paths.set(key, path);
  return path;
}

/**
 * @param {Path2D} path
 * @param {Chain} chain
 * @param {PlaceMark} line
 * @param {number} scale
 */
function traceLane(path, chain, line, scale) {
  const shift = LANE[line.mode] || 0;
  const count = chain.length / 2;
  for (let i = 0; i < count; i += 1) {
    const [nx, ny] = normalAt(chain, i, count);
    const x = (chain[2 * i] - line.box[0]) * scale + nx * shift;
    const y = (chain[2 * i + 1] - line.box[1]) * scale + ny * shift;
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
}

/**
 * @param {Chain} chain
 * @param {number} i
 * @param {number} count
 * @returns {Point}
 */
export function normalAt(chain, i, count) {
  const before = Math.max(i - 1, 0);
  const after = Math.min(i + 1, count - 1);
  let dx = chain[2 * after] - chain[2 * before];
  let dy = chain[2 * after + 1] - chain[2 * before + 1];
  // A lane lies on the same side whichever way the chain was written down.
  if (chain[2 * count - 2] < chain[0]) [dx, dy] = [-dx, -dy];
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}

/**
 * @param {Canvas} ctx
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 * @param {Stroke} style
 */
function strokeLane(ctx, line, viewport, style) {
  nameFeature(ctx, line.id);
  ctx.save();
  ctx.translate(line.box[0] * viewport.scale - viewport.left, line.box[1] * viewport.scale - viewport.top);
  ctx.strokeStyle = style.color;
  ctx.lineWidth = style.width;
  ctx.lineJoin = "round";
  ctx.lineCap = style.cap || "butt";
  ctx.setLineDash(style.dash || []);
  ctx.stroke(lanePath(line, viewport));
  ctx.restore();
}

/**
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 */
function bandWidth(line, viewport) {
  const width = 2 * line.m * pixelsPerMetre(line, viewport);
  return Math.min(Math.max(width, BAND_LIMITS[0]), BAND_LIMITS[1]);
}

/**
 * @param {{ stage?: string, mode: string }} line
 * @param {number} width
 * @param {string} color
 * @param {string} halo
 * @returns {Stroke[]}
 */
export function stageStyles(line, width, color, halo) {
  if (line.stage === "construction" || line.stage === "to-build") {
    // What is to be built is hollow like works, broken like a plan: no word that it has begun.
    return [
      { color, width: width + 1.6, dash: line.stage === "to-build" ? [13, 5] : undefined },
      { color: halo, width: Math.max(width - 0.7, 0.8) },
    ];
  }
  if (line.stage === "planned") return [{ color, width, dash: [9, 5] }];
  if (line.stage === "study") return [{ color, width, dash: [0.1, width + 2.6], cap: "round" }];
  const shown = line.stage === "none" ? fade(color, 0.6) : color;
  /** @type {Stroke[]} */
  const solid = [
    { color: fade(halo, 0.55), width: width + 1.6 },
    { color: shown, width },
  ];
  if (line.mode === "rail") solid.push({ color: halo, width: Math.max(width - 1, 0.7), dash: [5, 5] });
  return solid;
}

/**
 * @param {Canvas} ctx
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {boolean} active
 */
export function drawLine(ctx, line, viewport, look, active) {
  const color = lineColor(line, look);
  const soft = line.precision === "schematic";
  if (soft && (active || viewport.zoom >= 10)) {
    const alpha = active ? 0.22 : 0.09;
    strokeLane(ctx, line, viewport, { color: fade(color, alpha), width: bandWidth(line, viewport), cap: "round" });
  }
  if (look.selectedPlace === line.id)
    strokeLane(ctx, line, viewport, { color: look.tokens.map.select, width: 6.5, cap: "round" });
  if (line.mode === "ridge") return drawRidge(ctx, line, viewport, look);
  const styles = stageStyles(line, lineWidth(line, viewport), color, look.tokens.map.halo);
  for (const style of styles) strokeLane(ctx, line, viewport, style);
}

/**
 * @param {Canvas} ctx
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 * @param {Look} look
 */
function drawRidge(ctx, line, viewport, look) {
  const color = look.tokens.map.ecoText;
  if (look.view === "eco-city") {
    const width = 2 * line.m * pixelsPerMetre(line, viewport);
    strokeLane(ctx, line, viewport, { color: fade(color, 0.1), width: Math.min(width, 44), cap: "butt" });
  }
  strokeLane(ctx, line, viewport, { color: fade(color, 0.75), width: 1.6, dash: [0.1, 4.2], cap: "round" });
}

/**
 * @param {Canvas} ctx
 * @param {PlaceMark | Bank} line
 * @param {Viewport} viewport
 * @param {Look} look
 */
export function drawRiver(ctx, line, viewport, look) {
  const color = look.tokens.map.water;
  if (look.view !== "eco-city" || line.kind !== "river") {
    strokeFeature(ctx, line, viewport, { color, width: 2.6, cap: "round" });
    return;
  }
  const width = Math.max(2 * 420 * pixelsPerMetre(line, viewport), 5);
  for (const [factor, alpha] of [
    [2.4, 0.2],
    [1.6, 0.3],
    [1, 0.8],
  ]) {
    strokeFeature(ctx, line, viewport, { color: fade(color, alpha), width: width * factor, cap: "round" });
  }
}

/**
 * @param {PlaceMark[]} lines
 */
export function sortedLines(lines) {
  /** @param {PlaceMark} line */
  const rank = (line) => LINE_ORDER.indexOf(line.mode) * 10 + STAGE_ORDER.indexOf(line.stage);
  return [...lines].sort((a, b) => rank(a) - rank(b));
}

export const LINE_MODES = ["hsr", "rail", "suburban", "highway", "fast", "water"];
export const STAGES = ["operating", "construction", "to-build", "planned", "study"];
