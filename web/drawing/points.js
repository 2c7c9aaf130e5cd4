// Draws points: shape is the kind, filling is the stage, a dotted circle is the precision.
import { fade } from "./colors.js";
import { showsError } from "./precision.js";
import { nameFeature, pixelsPerMetre, toPixel, tracePoints } from "./scene.js";

/**
 * @param {{ symbol?: string }} point
 * @param {Look} look
 */
export function pointColor(point, look) {
  return look.tokens.map.point[point.symbol ?? ""] || look.tokens.map.point.city;
}

/**
 * @param {string | undefined} symbol
 * @param {number} r
 */
export function symbolPath(symbol, r) {
  const path = new Path2D();
  if (symbol === "airport") {
    path.moveTo(0, -r * 1.1);
    path.lineTo(r * 1.05, r * 0.85);
    path.lineTo(-r * 1.05, r * 0.85);
    path.closePath();
  } else if (symbol === "hub") path.rect(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8);
  else if (symbol === "port") {
    path.arc(0, -r * 0.35, r * 1.1, 0, Math.PI);
    path.closePath();
  } else if (symbol === "crossing") {
    path.rect(-r, -r * 0.75, 2 * r, r * 0.5);
    path.rect(-r, r * 0.25, 2 * r, r * 0.5);
  } else if (symbol === "eco") {
    path.moveTo(0, -r * 1.2);
    path.lineTo(r * 1.2, 0);
    path.lineTo(0, r * 1.2);
    path.lineTo(-r * 1.2, 0);
    path.closePath();
  } else if (symbol === "place") polygon(path, 3, -r);
  else if (symbol === "pentagon") polygon(path, 5, r * 1.15);
  else if (symbol === "hexagon") polygon(path, 6, r * 1.1);
  else if (symbol === "cross") cross(path, r);
  else path.arc(0, 0, r * (symbol === "disc" ? 0.95 : 0.8), 0, 2 * Math.PI);
  return path;
}

/**
 * @param {Path2D} path
 * @param {number} corners
 * @param {number} r
 */
function polygon(path, corners, r) {
  for (let i = 0; i < corners; i += 1) {
    const angle = (2 * Math.PI * i) / corners - Math.PI / 2;
    if (i === 0) path.moveTo(r * Math.cos(angle), r * Math.sin(angle));
    else path.lineTo(r * Math.cos(angle), r * Math.sin(angle));
  }
  path.closePath();
}

/**
 * @param {Path2D} path
 * @param {number} r
 */
function cross(path, r) {
  const a = r * 0.4;
  const b = r * 1.1;
  tracePoints(path, [
    [-a, -b],
    [a, -b],
    [a, -a],
    [b, -a],
    [b, a],
    [a, a],
    [a, b],
    [-a, b],
    [-a, a],
    [-b, a],
    [-b, -a],
    [-a, -a],
  ]);
  path.closePath();
}

/**
 * @param {Canvas} ctx
 * @param {Path2D} path
 * @param {{ symbol?: string, stage?: string }} point
 * @param {string} color
 * @param {string} halo
 * @param {number} r
 */
export function fillSymbol(ctx, path, point, color, halo, r) {
  ctx.lineJoin = "round";
  ctx.strokeStyle = halo;
  ctx.lineWidth = 1.5 + 2 * 1.7;
  ctx.stroke(path);
  const open = ["planned", "study", "construction", "to-build"].includes(point.stage ?? "");
  ctx.fillStyle = open || point.symbol === "city" || point.stage === "none" ? halo : color;
  ctx.fill(path);
  if (point.stage === "none" && point.symbol !== "city") {
    // No document states a stage: paler than what operates, and not hollow like a plan.
    ctx.fillStyle = fade(color, 0.4);
    ctx.fill(path);
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.setLineDash(point.stage === "study" ? [1.5, 2] : []);
  ctx.stroke(path);
  ctx.setLineDash([]);
  if (point.stage === "construction") fillLowerHalf(ctx, path, color, r);
  if (point.stage === "to-build") dot(ctx, color, r * 0.42);
  if (point.symbol === "city") dot(ctx, color, 1.4);
}

/**
 * @param {Canvas} ctx
 * @param {Path2D} path
 * @param {string} color
 * @param {number} r
 */
function fillLowerHalf(ctx, path, color, r) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(-2 * r, 0, 4 * r, 2 * r);
  ctx.clip();
  ctx.fillStyle = color;
  ctx.fill(path);
  ctx.restore();
}

/**
 * @param {Canvas} ctx
 * @param {string} color
 * @param {number} r
 */
function dot(ctx, color, r) {
  ctx.fillStyle = color;
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, 2 * Math.PI);
  ctx.fill();
}

/**
 * @param {Viewport} viewport
 */
export function pointRadius(viewport) {
  return viewport.zoom >= 11 ? 6 : 4.6;
}

/**
 * @param {Canvas} ctx
 * @param {PointMark} point
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {boolean} active
 */
export function drawPoint(ctx, point, viewport, look, active) {
  for (const chain of point.chains) drawSymbol(ctx, point, chain, viewport, look, active);
}

/**
 * @param {Canvas} ctx
 * @param {PointMark} point
 * @param {Chain} chain
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {boolean} active
 */
function drawSymbol(ctx, point, chain, viewport, look, active) {
  nameFeature(ctx, point.id);
  const [x, y] = toPixel(chain, 0, viewport);
  const color = pointColor(point, look);
  const r = pointRadius(viewport);
  const reach = point.m * pixelsPerMetre(point, viewport);
  ctx.save();
  ctx.translate(x, y);
  if (reach > r && showsError(point, look)) drawReach(ctx, reach, color);
  if (active) {
    ctx.strokeStyle = look.tokens.map.select;
    ctx.lineWidth = 2.5;
    ctx.beginPath();
    ctx.arc(0, 0, r + 4.5, 0, 2 * Math.PI);
    ctx.stroke();
  }
  fillSymbol(ctx, symbolPath(point.symbol, r), point, color, look.tokens.map.halo, r);
  ctx.restore();
}

/**
 * @param {Canvas} ctx
 * @param {number} reach
 * @param {string} color
 */
function drawReach(ctx, reach, color) {
  ctx.beginPath();
  ctx.arc(0, 0, reach, 0, 2 * Math.PI);
  ctx.fillStyle = fade(color, 0.06);
  ctx.fill();
  ctx.strokeStyle = fade(color, 0.75);
  ctx.lineWidth = 0.75;
  ctx.setLineDash([2, 2]);
  ctx.stroke();
  ctx.setLineDash([]);
}

// An outward direction: an arrow that begins outside the area's edge.
export const ARROW = { start: 9, neck: 27, end: 41, half: 4.5, head: 10 };

/**
 * @param {Canvas} ctx
 * @param {ArrowMark} arrow
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {boolean} active
 */
export function drawArrow(ctx, arrow, viewport, look, active) {
  nameFeature(ctx, arrow.id);
  const [x, y] = toPixel(arrow.chains[0], 0, viewport);
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(((arrow.bearing - 90) * Math.PI) / 180);
  const path = new Path2D();
  const { start, neck, end, half, head } = ARROW;
  path.moveTo(start, -half);
  for (const [px, py] of [
    [neck, -half],
    [neck, -head],
    [end, 0],
    [neck, head],
    [neck, half],
    [start, half],
  ])
    path.lineTo(px, py);
  path.closePath();
  ctx.fillStyle = fade(look.tokens.map.mode.corridor, active ? 1 : 0.55);
  ctx.fill(path);
  if (look.selectedPlace === arrow.id) {
    ctx.strokeStyle = look.tokens.map.select;
    ctx.lineWidth = 1.5;
    ctx.stroke(path);
  }
  ctx.restore();
}
