// Draws lines: colour is the mode, structure the stage, softness the precision.
import { pointsAlong } from "./along.js";
import { fade, mixed } from "./colors.js";
import { showsError } from "./precision.js";
import { strokeFeature } from "./regions.js";
import { nameFeature, pixelsPerMetre, thinned } from "./scene.js";

// From the least to the most important, which is drawn last.
const LINE_ORDER = ["water", "corridor", "structure", "road", "fast", "highway", "metro", "suburban", "rail", "hsr"];
const STAGE_ORDER = ["study", "planned", "to-build", "construction", "none", "operating"];
/** @type {Record<string, number>} */
const LINE_WIDTH = {
  hsr: 2.5,
  rail: 1.75,
  suburban: 1.75,
  metro: 1.75,
  highway: 2,
  fast: 1.4,
  road: 1.2,
  water: 2.5,
  ridge: 2,
  frame: 2,
};
// Lines that share a course lie beside each other, so many pixels apart.
const LANE_PX = 4;
// Points of a shifted line that are nearer than this would fold in its bends.
const LANE_STEP_PX = 5;
// Width of the rivers in metres, as the map draws it close up, and in pixels from afar.
/** @type {Record<string, [number, number]>} */
const RIVER_WIDTH = { "river-yangtze": [550, 3], "river-jialing": [400, 2.4] };
const STREAM_WIDTH = [200, 1.7];
// A chevron shows where a river flows, so far from the next.
const FLOW_PX = 150;

/**
 * @param {{ mode: string }} line
 * @param {Look} look
 */
export function lineColor(line, look) {
  const map = look.tokens.map;
  if (line.mode === "river") return map.water;
  if (line.mode === "ridge") return map.ecoText;
  return map.mode[line.mode === "metro" ? "suburban" : line.mode] || map.mode.corridor;
}

/**
 * Colour of a line as it is drawn: a straight link between known points is softer than a course.
 * @param {{ mode: string, straight?: boolean }} line
 * @param {Look} look
 */
function lineTone(line, look) {
  const color = lineColor(line, look);
  return line.straight ? mixed(color, look.tokens.map.halo, 0.45) : color;
}

/**
 * @param {{ mode: string }} line
 * @param {Pick<Viewport, "zoom">} viewport
 */
function lineWidth(line, viewport) {
  return (LINE_WIDTH[line.mode] || 2) * (viewport.zoom > 9 ? 1.22 : 1);
}

// What follows a river lies on it from afar, and side by side where there is room in the water.
const ON_WATER = ["water", "structure", "flood"];
const WATER_LANES = [10, 11.5];

/**
 * How far a line lies beside its course, in pixels.
 * @param {{ lane?: number, mode?: string }} line
 * @param {Pick<Viewport, "zoom">} viewport
 */
export function laneShift(line, { zoom }) {
  const shift = (line.lane || 0) * LANE_PX;
  if (!ON_WATER.includes(line.mode ?? "")) return shift;
  const [from, to] = WATER_LANES;
  return shift * Math.min(Math.max((zoom - from) / (to - from), 0), 1);
}

/**
 * A path beside the course of a line, mitred at the corners.
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 */
function lanePath(line, viewport) {
  const key = `lane${viewport.zoom}`;
  const known = line.paths.get(key);
  if (known) return known;
  if (line.paths.size > 6) line.paths.clear();
  const path = new Path2D();
  for (const chain of line.chains) traceLane(path, chain, line, viewport);
  line.paths.set(key, path);
  return path;
}

/**
 * @param {Path2D} path
 * @param {Chain} chain
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 */
function traceLane(path, chain, line, viewport) {
  const { scale } = viewport;
  const shift = laneShift(line, viewport);
  const coarse = shift ? thinned(chain, LANE_STEP_PX / scale) : chain;
  const count = coarse.length / 2;
  for (let i = 0; i < count; i += 1) {
    const [nx, ny] = normalAt(coarse, i, count);
    const x = (coarse[2 * i] - line.box[0]) * scale + nx * shift;
    const y = (coarse[2 * i + 1] - line.box[1]) * scale + ny * shift;
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
 * The band within which the true course lies, as wide as the error: context, drawn where it is asked for.
 * @param {Canvas} ctx
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 * @param {Look} look
 */
export function drawBand(ctx, line, viewport, look) {
  if (!line.m || !showsError(line, look)) return;
  const alpha = line.id === look.selectedPlace ? 0.2 : 0.09;
  const width = 2 * line.m * pixelsPerMetre(line, viewport);
  strokeFeature(ctx, line, viewport, { color: fade(lineColor(line, look), alpha), width, cap: "round" });
}

/**
 * @param {{ stage?: string, mode: string }} line
 * @param {number} width
 * @param {string} color
 * @param {string} halo
 * @returns {Stroke[]}
 */
function stageStyles(line, width, color, halo) {
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
 */
export function drawLine(ctx, line, viewport, look) {
  if (look.selectedPlace === line.id)
    strokeLane(ctx, line, viewport, { color: look.tokens.map.select, width: 6.5, cap: "round" });
  if (line.mode === "ridge") return drawRidge(ctx, line, viewport, look);
  for (const style of lineStyles(line, viewport, look)) strokeLane(ctx, line, viewport, style);
}

/**
 * Strokes of a line, from bottom to top; a straight link between known points has no sharp edge.
 * @param {{ mode: string, stage?: string, straight?: boolean }} line
 * @param {Pick<Viewport, "zoom">} viewport
 * @param {Look} look
 * @returns {Stroke[]}
 */
export function lineStyles(line, viewport, look) {
  const width = lineWidth(line, viewport);
  const styles = stageStyles(line, width, lineTone(line, look), look.tokens.map.halo);
  if (!line.straight) return styles;
  return [{ color: fade(lineColor(line, look), 0.14), width: width + 3.6, cap: "round" }, ...styles];
}

/**
 * @param {Canvas} ctx
 * @param {PlaceMark} line
 * @param {Viewport} viewport
 * @param {Look} look
 */
function drawRidge(ctx, line, viewport, look) {
  const color = look.tokens.map.ecoText;
  strokeLane(ctx, line, viewport, { color: fade(color, 0.75), width: 1.6, dash: [0.1, 4.2], cap: "round" });
}

/**
 * Width of a river in pixels: its own close up, a legible one from afar.
 * @param {PlaceMark} river
 * @param {Viewport} viewport
 */
export function riverWidth(river, viewport) {
  const [metres, least] = RIVER_WIDTH[river.id] || STREAM_WIDTH;
  return Math.max(metres * pixelsPerMetre(river, viewport), least);
}

/**
 * @param {Canvas} ctx
 * @param {PlaceMark} river
 * @param {Viewport} viewport
 * @param {Look} look
 */
export function drawRiver(ctx, river, viewport, look) {
  const width = riverWidth(river, viewport);
  strokeFeature(ctx, river, viewport, { color: look.tokens.map.water, width, cap: "round" });
  if (river.m < FLOW_LIMIT_M && width >= FLOW_LEAST_PX) drawFlow(ctx, river, viewport, look);
}

// A course that is known worse than this has bends of its own making: no arrow says which way they flow.
const FLOW_LIMIT_M = 4000;
// From afar the water is too narrow to hold an arrow.
const FLOW_LEAST_PX = 5;

/**
 * Chevrons along a river, pointing downstream: its line runs that way.
 * @param {Canvas} ctx
 * @param {PlaceMark} river
 * @param {Viewport} viewport
 * @param {Look} look
 */
function drawFlow(ctx, river, viewport, look) {
  const size = Math.min(Math.max(riverWidth(river, viewport) * 0.3, 2.4), 7);
  const path = new Path2D();
  for (const chain of river.chains)
    for (const { at, angle } of pointsAlong(chain, viewport, FLOW_PX)) {
      for (const [i, [dx, dy]] of [
        [-size, -size],
        [0, 0],
        [-size, size],
      ].entries()) {
        const x = at[0] + dx * Math.cos(angle) - dy * Math.sin(angle);
        const y = at[1] + dx * Math.sin(angle) + dy * Math.cos(angle);
        if (i === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
      }
    }
  nameFeature(ctx, river.id);
  ctx.strokeStyle = look.tokens.map.waterText;
  ctx.lineWidth = 1.1;
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  ctx.setLineDash([]);
  ctx.stroke(path);
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
