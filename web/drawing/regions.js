// Draws regions, their edges and areas.
import { binOf, fade } from "./colors.js";
import { showsError } from "./precision.js";
import { pixelsPerMetre, withFeature } from "./scene.js";

/**
 * @param {{ id: string }} region
 * @param {Look} look
 * @returns {string}
 */
export function regionFill(region, look) {
  const { tokens, indicator, facts } = look;
  if (look.focus && look.ground !== "count" && look.focus.regions.has(region.id))
    return look.view === "regions" ? tokens.map.tier[facts.regions[region.id].tier] : tokens.ui.accentSoft;
  if (look.ground === "neutral") return tokens.map.neutral;
  if (!indicator.breaks) return tokens.map.tier[facts.regions[region.id].tier];
  const value = facts.regions[region.id].values[indicator.id];
  if (value === null || value === undefined) return tokens.map.noData;
  return tokens.chart.choropleth[binOf(indicator.breaks, value)];
}

/**
 * @param {Look} look
 */
export function isChoropleth(look) {
  return look.ground !== "neutral" && Boolean(look.indicator.breaks);
}

/**
 * @param {Canvas} ctx
 * @param {Shape} feature
 * @param {Viewport} viewport
 * @param {Stroke} style
 */
export function strokeFeature(ctx, feature, viewport, style) {
  withFeature(ctx, feature, viewport, (path) => {
    ctx.strokeStyle = style.color;
    ctx.lineWidth = style.width;
    ctx.lineJoin = style.join || "round";
    ctx.lineCap = style.cap || "butt";
    ctx.setLineDash(style.dash || []);
    ctx.stroke(path);
  });
}

/**
 * @param {Canvas} ctx
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Look} look
 */
export function drawShade(ctx, scene, viewport, look) {
  const factor = look.theme === "dark" ? 3 : 1;
  for (const edge of scene.edges.filter((e) => e.rank === "outer")) {
    for (const [width, alpha] of [
      [14, 0.05],
      [8, 0.06],
      [4, 0.08],
    ]) {
      strokeFeature(ctx, edge, viewport, { color: fade(look.tokens.map.outerShade, alpha * factor), width });
    }
  }
}

/**
 * @param {Canvas} ctx
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Look} look
 */
export function drawRegions(ctx, scene, viewport, look) {
  for (const region of scene.regions) {
    const missing = isChoropleth(look) && look.facts.regions[region.id].values[look.indicator.id] === null;
    withFeature(ctx, region, viewport, (path) => {
      ctx.fillStyle = regionFill(region, look);
      ctx.fill(path, "evenodd");
      if (missing) hatch(ctx, path, look.tokens.map.noDataHatch);
    });
  }
}

/**
 * @param {Canvas} ctx
 * @param {Path2D} path
 * @param {string} color
 */
export function hatch(ctx, path, color) {
  ctx.save();
  ctx.clip(path, "evenodd");
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (let i = -4000; i < 4000; i += 7) {
    ctx.moveTo(i, 0);
    ctx.lineTo(i + 4000, 4000);
  }
  ctx.stroke();
  ctx.restore();
}

/**
 * @param {Look} look
 * @returns {Record<string, Stroke>}
 */
function edgeStyles(look) {
  const map = look.tokens.map;
  const inner = isChoropleth(look) ? { color: map.paper, width: 1 } : { color: map.regionLine, width: 0.8 };
  const tier = look.ground === "neutral" || isChoropleth(look) ? inner : { color: map.tierLine, width: 1.3 };
  const province = { color: isChoropleth(look) ? map.label : map.provinceLine, width: 1.4, dash: [9, 3, 2, 3] };
  return { region: inner, tier, province, outer: { color: map.outerLine, width: 1.6 } };
}

/**
 * @param {Canvas} ctx
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Look} look
 */
export function drawEdges(ctx, scene, viewport, look) {
  const styles = edgeStyles(look);
  for (const edge of scene.edges) strokeFeature(ctx, edge, viewport, styles[edge.rank]);
}

/**
 * @param {Canvas} ctx
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {string} id
 * @param {Stroke} style
 */
export function outlineRegion(ctx, scene, viewport, id, style) {
  const region = scene.regions.find((each) => each.id === id);
  if (region) strokeFeature(ctx, region, viewport, style);
}

/**
 * A sketched area: dashed outline, pale fill and a band as wide as its error.
 * @param {Canvas} ctx
 * @param {AreaMark} area
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {boolean} active
 */
export function drawArea(ctx, area, viewport, look, active) {
  const color = look.tokens.map.eco;
  if (showsError(area, look) || (look.view === "eco-city" && area.whole)) {
    const width = 2 * area.m * pixelsPerMetre(area, viewport);
    strokeFeature(ctx, area, viewport, { color: fade(color, 0.1), width });
  }
  withFeature(ctx, area, viewport, (path) => {
    ctx.fillStyle = fade(color, isChoropleth(look) ? 0 : look.view === "eco-city" ? 0.1 : 0.4);
    ctx.fill(path, "evenodd");
  });
  if (isChoropleth(look)) strokeFeature(ctx, area, viewport, { color: look.tokens.map.halo, width: 4 });
  strokeFeature(ctx, area, viewport, {
    color,
    width: active ? 2.5 : 1.75,
    dash: look.view === "eco-city" ? [8, 5] : [5, 3],
  });
}
