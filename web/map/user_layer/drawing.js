// Draws the layers that the user opened on a canvas of their own: far out, features smaller than a pixel or two
// become one dot each.
import { contextOf, h } from "../../shared/dom.js";

/** @import { UserChain, UserLayer } from "./reading.js" */

const CROWD = 4000;

// Crowds are written straight into pixels: a hundred thousand dots or short lines cost a few milliseconds,
// where the canvas would take a second for them.
class Pixels {
  /**
   * @param {CanvasRenderingContext2D} ctx
   * @param {string} color
   */
  constructor(ctx, color) {
    this.ctx = ctx;
    this.width = ctx.canvas.width;
    this.height = ctx.canvas.height;
    this.image = new ImageData(this.width, this.height);
    this.data = new Uint32Array(this.image.data.buffer);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    this.ink = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
    const { a, e, f } = ctx.getTransform();
    this.times = a;
    this.right = e;
    this.down = f;
  }

  /**
   * A cross of five pixels around a place of the layer.
   * @param {number} x
   * @param {number} y
   */
  dot(x, y) {
    const px = Math.round(x * this.times + this.right);
    const py = Math.round(y * this.times + this.down);
    if (px < 1 || py < 1 || px >= this.width - 1 || py >= this.height - 1) return;
    const at = py * this.width + px;
    const { data, ink } = this;
    data[at] = data[at - 1] = data[at + 1] = data[at - this.width] = data[at + this.width] = ink;
  }

  /**
   * @param {number} x0
   * @param {number} y0
   * @param {number} x1
   * @param {number} y1
   */
  line(x0, y0, x1, y1) {
    const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) * this.times) || 1;
    const [dx, dy] = [(x1 - x0) / steps, (y1 - y0) / steps];
    for (let i = 0; i <= steps; i += 1) {
      const px = Math.round((x0 + dx * i) * this.times + this.right);
      const py = Math.round((y0 + dy * i) * this.times + this.down);
      if (px >= 0 && py >= 0 && px < this.width && py < this.height) this.data[py * this.width + px] = this.ink;
    }
  }

  // Laid over what is there already.
  paint() {
    const canvas = h("canvas", { width: this.width, height: this.height });
    contextOf(canvas).putImageData(this.image, 0, 0);
    this.ctx.save();
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
    this.ctx.drawImage(canvas, 0, 0);
    this.ctx.restore();
  }
}

/**
 * Points in the picture, in pixels of the map's layer.
 * @param {UserLayer} layer
 * @param {Viewport} viewport
 * @param {number[]} view
 */
function pointsInView(layer, viewport, view) {
  const found = [];
  const { points } = layer;
  const { scale, left, top } = viewport;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] * scale - left;
    const y = points[i + 1] * scale - top;
    if (x >= view[0] && x <= view[2] && y >= view[1] && y <= view[3]) found.push(x, y);
  }
  return found;
}

/**
 * @param {UserLayer} layer
 * @param {Viewport} viewport
 * @param {number[]} view
 */
function chainsInView(layer, viewport, view) {
  const { scale, left, top } = viewport;
  const [west, north, east, south] = [
    (view[0] + left) / scale,
    (view[1] + top) / scale,
    (view[2] + left) / scale,
    (view[3] + top) / scale,
  ];
  return layer.chains.filter(({ box }) => box[2] >= west && box[0] <= east && box[3] >= north && box[1] <= south);
}

/**
 * Steps of a chain in pixels; those of less than a pixel are left out.
 * @param {Chain} chain
 * @param {Viewport} viewport
 * @param {(x0: number, y0: number, x: number, y: number) => void} step
 */
function walkChain(chain, viewport, step) {
  const { scale, left, top } = viewport;
  let [px, py] = [chain[0] * scale - left, chain[1] * scale - top];
  for (let i = 2; i < chain.length; i += 2) {
    const [x, y] = [chain[i] * scale - left, chain[i + 1] * scale - top];
    if (i < chain.length - 2 && Math.abs(x - px) + Math.abs(y - py) < 1) continue;
    step(px, py, x, y);
    [px, py] = [x, y];
  }
}

/**
 * @param {Pixels} pixels
 * @param {UserChain[]} chains
 * @param {Viewport} viewport
 */
function crowdOfChains(pixels, chains, viewport) {
  const { scale, left, top } = viewport;
  for (const { chain, box } of chains) {
    if (Math.max(box[2] - box[0], box[3] - box[1]) * scale < 2) pixels.dot(box[0] * scale - left, box[1] * scale - top);
    else walkChain(chain, viewport, (x0, y0, x1, y1) => pixels.line(x0, y0, x1, y1));
  }
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {UserChain[]} chains
 * @param {Viewport} viewport
 */
function drawUserChains(ctx, chains, viewport) {
  const { scale, left, top } = viewport;
  const [areas, lines] = [new Path2D(), new Path2D()];
  for (const { chain, closed } of chains) {
    const path = closed ? areas : lines;
    path.moveTo(chain[0] * scale - left, chain[1] * scale - top);
    walkChain(chain, viewport, (_x0, _y0, x, y) => path.lineTo(x, y));
    if (closed) path.closePath();
  }
  ctx.globalAlpha = 0.15;
  ctx.fill(areas, "evenodd");
  ctx.globalAlpha = 1;
  ctx.stroke(areas);
  ctx.stroke(lines);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {UserLayer} layer
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {number[]} view
 */
export function drawUserLayer(ctx, layer, viewport, look, view) {
  const color = look.tokens.chart.categorical[4];
  Object.assign(ctx, { fillStyle: color, strokeStyle: color, lineWidth: 1.5 });
  const pixels = new Pixels(ctx, color);
  const chains = chainsInView(layer, viewport, view);
  const points = pointsInView(layer, viewport, view);
  if (chains.length > CROWD) crowdOfChains(pixels, chains, viewport);
  else drawUserChains(ctx, chains, viewport);
  if (points.length / 2 <= CROWD) drawUserPoints(ctx, points, look);
  else for (let i = 0; i < points.length; i += 2) pixels.dot(points[i], points[i + 1]);
  if (chains.length > CROWD || points.length / 2 > CROWD) pixels.paint();
}

/**
 * @param {Canvas} ctx
 * @param {number[]} found
 * @param {Look} look
 */
function drawUserPoints(ctx, found, look) {
  for (let i = 0; i < found.length; i += 2) {
    ctx.beginPath();
    ctx.arc(found[i], found[i + 1], 4, 0, 2 * Math.PI);
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = look.tokens.map.halo;
    ctx.stroke();
  }
}
