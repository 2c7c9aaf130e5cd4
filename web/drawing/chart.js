// Charts of slides: targets as marks on one axis of percent, counts as bars from zero. Drawn on any context, like the map.
import { formatNumber } from "../shared/dom.js";
import { SANS } from "./labels.js";
import { tracePoints } from "./scene.js";

const ROW = 28;
const AXIS = 34;
/** @type {Record<string, string>} */
const CHART_MARKS = { ">=": "right", ">": "right", "<=": "left", "<": "left", "=": "diamond", "~": "open" };

/**
 * @param {Canvas} ctx
 * @param {string} text
 * @param {number} width
 */
function cutText(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length && ctx.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("")}…`;
}

/**
 * @param {Canvas} ctx
 * @param {string} text
 * @param {number} x
 * @param {number} y
 * @param {{ size: number, weight?: number, ink: string, align?: CanvasTextAlign }} given
 * @param {number} [width]
 */
function writeText(ctx, text, x, y, { size, weight, ink, align }, width) {
  ctx.font = `${weight || 400} ${size}px ${SANS}`;
  ctx.fillStyle = ink;
  ctx.textAlign = align || "left";
  ctx.textBaseline = "middle";
  ctx.fillText(width ? cutText(ctx, text, width) : text, x, y);
}

/**
 * @param {Canvas} ctx
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @param {string} color
 */
function fillBox(ctx, x, y, width, height, color) {
  const path = new Path2D();
  path.rect(x, y, width, height);
  ctx.fillStyle = color;
  ctx.fill(path);
}

/**
 * @param {Canvas} ctx
 * @param {number[][]} points
 * @param {string} color
 * @param {number} width
 */
function strokeChain(ctx, points, color, width) {
  const path = new Path2D();
  tracePoints(path, points);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.lineCap = "butt";
  ctx.setLineDash([]);
  ctx.stroke(path);
}

/**
 * Where the columns of a chart stand.
 * @param {number} across
 * @param {boolean} clauses
 */
function chartColumns(across, clauses) {
  const name = across * 0.36;
  const clause = clauses ? across * 0.2 : 0;
  const value = across * (clauses ? 0.13 : 0.17);
  return {
    name,
    left: name + 8,
    right: across - clause - value - 8,
    value: across - clause - 8,
    clause: across - clause,
  };
}

/**
 * Steps of 1, 2 or 5 times a power of ten, at most five of them.
 * @param {number} top
 */
function axisTicks(top) {
  const power = 10 ** Math.floor(Math.log10(top / 5 || 1));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => top / each <= 5) ?? 10 * power;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)));
}

/**
 * @param {Canvas} ctx
 * @param {number} top
 * @param {number} bottom
 * @param {number[]} ticks
 * @param {(value: number) => number} toX
 * @param {string} unit
 * @param {Tokens} tokens
 */
function drawAxis(ctx, top, bottom, ticks, toX, unit, tokens) {
  for (const tick of ticks) {
    const x = toX(tick);
    strokeChain(
      ctx,
      [
        [x, top],
        [x, bottom],
      ],
      tokens.chart.grid,
      1,
    );
    writeText(ctx, `${formatNumber(tick)}${unit === "%" ? " %" : ""}`, x, bottom + 14, {
      size: 12,
      ink: tokens.ui.muted,
      align: "center",
    });
  }
}

/**
 * @param {string} comparator
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
function markPath(comparator, x, y, r) {
  const path = new Path2D();
  const kind = CHART_MARKS[comparator] || "diamond";
  /** @type {Record<string, Point[]>} */
  const shapes = {
    right: [
      [-r, -r],
      [r, 0],
      [-r, r],
    ],
    left: [
      [r, -r],
      [-r, 0],
      [r, r],
    ],
    diamond: [
      [0, -r],
      [r, 0],
      [0, r],
      [-r, 0],
    ],
  };
  const corners = shapes[kind] || shapes.diamond;
  tracePoints(
    path,
    corners.map(([dx, dy]) => [x + dx, y + dy]),
  );
  path.closePath();
  return path;
}

/**
 * @param {Canvas} ctx
 * @param {ChartRow} row
 * @param {number} y
 * @param {(value: number) => number} toX
 * @param {Tokens} tokens
 */
function drawDot(ctx, row, y, toX, tokens) {
  const color = tokens.chart.categorical[0];
  const x = toX(row.values[0]);
  const kind = CHART_MARKS[row.comparator];
  if (kind === "right") fillBox(ctx, x, y - ROW * 0.22, toX(100) - x, ROW * 0.44, tokens.chart.band);
  if (kind === "left") fillBox(ctx, toX(0), y - ROW * 0.22, x - toX(0), ROW * 0.44, tokens.chart.band);
  if (row.base !== null && row.base !== undefined) {
    strokeChain(
      ctx,
      [
        [toX(row.base), y],
        [x, y],
      ],
      color,
      1.5,
    );
    const ring = new Path2D();
    ring.arc(toX(row.base), y, 4.5, 0, 2 * Math.PI);
    ctx.fillStyle = tokens.ui.bg;
    ctx.fill(ring);
    ctx.strokeStyle = color;
    ctx.lineWidth = 1.5;
    ctx.stroke(ring);
  }
  const path = markPath(row.comparator, x, y, 5.5);
  ctx.fillStyle = kind === "open" ? tokens.ui.bg : color;
  ctx.fill(path);
  ctx.strokeStyle = color;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([]);
  ctx.stroke(path);
}

/**
 * Series stand beside each other: roles and kinds are never added up.
 * @param {Canvas} ctx
 * @param {ChartRow} row
 * @param {number} y
 * @param {(value: number) => number} toX
 * @param {Tokens} tokens
 */
function drawBars(ctx, row, y, toX, tokens) {
  const thick = (ROW * 0.64) / row.values.length;
  for (const [i, value] of row.values.entries()) {
    fillBox(ctx, toX(0), y - ROW * 0.32 + i * thick, toX(value) - toX(0), thick, tokens.chart.categorical[i]);
  }
}

/**
 * @param {Canvas} ctx
 * @param {Chart} chart
 * @param {ReturnType<typeof chartColumns>} columns
 * @param {Tokens} tokens
 */
function drawSeries(ctx, chart, columns, tokens) {
  let x = columns.left;
  chart.series.forEach((name, i) => {
    fillBox(ctx, x, 6, 12, 12, tokens.chart.categorical[i]);
    writeText(ctx, name, x + 18, 12, { size: 12, ink: tokens.ui.text });
    x += 36 + ctx.measureText(name).width;
  });
}

/**
 * Draws a chart into a box as wide as so many pixels of its own; returns how many rows had room.
 * @param {Canvas} ctx
 * @param {Chart} chart
 * @param {number[]} size
 * @param {Tokens} tokens
 * @param {number} across
 * @returns {number}
 */
export function drawChart(ctx, chart, [width, height], tokens, across) {
  const times = width / across;
  const head = chart.series.length > 1 ? ROW : 6;
  const room = Math.max(1, Math.floor((height / times - head - AXIS) / ROW));
  const rows = chart.rows.slice(0, room);
  const columns = chartColumns(across, across >= 760 && rows.some((row) => row.clause));
  const most = Math.max(1, ...chart.rows.flatMap((row) => row.values));
  const ticks = chart.kind === "dots" ? [0, 20, 40, 60, 80, 100] : axisTicks(most);
  const top = chart.kind === "dots" ? 100 : most;
  /** @param {number} value */
  const toX = (value) => columns.left + ((columns.right - columns.left) * value) / top;
  ctx.save();
  ctx.scale(times, times);
  if (chart.series.length > 1) drawSeries(ctx, chart, columns, tokens);
  drawAxis(ctx, head, head + rows.length * ROW, ticks, toX, chart.unit, tokens);
  rows.forEach((row, i) => {
    const y = head + (i + 0.5) * ROW;
    if (ctx.nameFeature) ctx.nameFeature(row.label);
    writeText(ctx, row.label, 0, y, { size: 13, ink: tokens.ui.text }, columns.name);
    (chart.kind === "dots" ? drawDot : drawBars)(ctx, row, y, toX, tokens);
    writeText(ctx, row.text, columns.value, y, { size: 13, weight: 600, ink: tokens.ui.text, align: "right" });
    if (columns.clause < across)
      writeText(ctx, row.clause, columns.clause, y, { size: 12, ink: tokens.ui.muted }, across - columns.clause);
  });
  ctx.restore();
  return rows.length;
}
