// Composes one picture of the map from the scene, the viewport and the look.
import {
  areaLabels,
  arrowLabels,
  drawLabels,
  groupLabels,
  lineLabels,
  pointLabels,
  regionLabels,
  riverLabels,
} from "./labels.js";
import { drawBand, drawLine, drawRiver, sortedLines } from "./lines.js";
import { drawArrow, drawPoint } from "./points.js";
import { swampsMap } from "./precision.js";
import { drawArea, drawEdges, drawRegions, drawShade, isChoropleth, outlineRegion } from "./regions.js";

export const POINT_SYMBOLS = [
  "city",
  "place",
  "disc",
  "hexagon",
  "pentagon",
  "cross",
  "eco",
  "crossing",
  "port",
  "hub",
  "airport",
];

// Lines that the inset of the central districts shows.
const METRO = "metro";

/** @type {Marks} */
export const NO_MARKS = { rivers: [], lines: [], areas: [], points: [], arrows: [], swamped: [] };

/**
 * What the look shows; in the profile of a region without what may lie anywhere on the map.
 * @param {Scene} scene
 * @param {Look} look
 * @param {Viewport} viewport
 * @param {number[]} [size]
 * @returns {Marks}
 */
function visibleMarks(scene, look, viewport, size) {
  const swamped = scene.lines.concat(scene.areas, scene.points).filter((mark) => look.isShown(mark) && swamps(mark));
  /** @param {PlaceMark} mark */
  function swamps(mark) {
    const profile = look.view === "regions" && size && mark.mode !== "river" && mark.id !== look.selectedPlace;
    return Boolean(profile) && swampsMap(mark, viewport, size ?? []);
  }
  /** @param {PlaceMark} mark */
  const shown = (mark) => look.isShown(mark) && !swamped.includes(mark);
  return {
    rivers: scene.lines.filter((line) => line.mode === "river" && shown(line)),
    lines: sortedLines(scene.lines.filter((line) => line.mode !== "river" && shown(line))),
    areas: scene.areas.filter(shown),
    points: scene.points
      .filter(shown)
      .sort((a, b) => POINT_SYMBOLS.indexOf(a.symbol) - POINT_SYMBOLS.indexOf(b.symbol)),
    arrows: scene.arrows.filter(shown),
    swamped,
  };
}

/**
 * @param {Canvas} ctx
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {PictureFrame} frame
 * @returns {Marks}
 */
export function drawPicture(ctx, scene, viewport, look, frame) {
  const size = frame.size ?? frame.seen?.slice(2);
  const marks = scene.grid ? NO_MARKS : visibleMarks(scene, look, viewport, size);
  /** @param {PlaceMark} mark */
  const active = (mark) => mark.id === look.selectedPlace || mark.id === look.hover;
  if (look.ground !== "none") {
    drawShade(ctx, scene, viewport, look);
    drawRegions(ctx, scene, viewport, look);
  }
  for (const river of marks.rivers) drawBand(ctx, river, viewport, look);
  for (const river of marks.rivers) drawRiver(ctx, river, viewport, look);
  for (const area of marks.areas) drawArea(ctx, area, viewport, look, active(area));
  if (look.ground !== "none") drawEdges(ctx, scene, viewport, look);
  for (const id of look.focus?.regions ?? []) {
    outlineRegion(ctx, scene, viewport, id, { color: look.tokens.ui.accent, width: 1.2 });
  }
  if (look.hover) outlineRegion(ctx, scene, viewport, look.hover, { color: look.tokens.map.hover, width: 2 });
  if (look.selectedRegion)
    outlineRegion(ctx, scene, viewport, look.selectedRegion, { color: look.tokens.map.select, width: 2.5 });
  const lines = frame.inset ? marks.lines.filter((line) => line.mode === METRO) : marks.lines;
  for (const line of lines) drawBand(ctx, line, viewport, look);
  for (const line of lines.filter((each) => !active(each))) drawLine(ctx, line, viewport, look);
  for (const line of lines.filter(active)) drawLine(ctx, line, viewport, look);
  if (!frame.inset) drawNodes(ctx, marks, viewport, look, active);
  if (!frame.wordless) drawLabels(ctx, collectLabels(scene, marks, viewport, look, frame), viewport, frame);
  return marks;
}

/**
 * @param {Canvas} ctx
 * @param {Marks} marks
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {(mark: PlaceMark) => boolean} active
 */
function drawNodes(ctx, marks, viewport, look, active) {
  for (const arrow of marks.arrows) drawArrow(ctx, arrow, viewport, look, active(arrow));
  for (const point of marks.points) drawPoint(ctx, point, viewport, look, active(point));
}

/**
 * @param {Scene} scene
 * @param {Marks} marks
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {PictureFrame} frame
 * @returns {Label[]}
 */
function collectLabels(scene, marks, viewport, look, frame) {
  const regions = regionLabels(scene, viewport, look, frame.inset);
  const areas = areaLabels(
    marks.areas.filter((area) => area.whole !== (look.view === "eco-city")),
    look,
  );
  if (frame.inset) return regions;
  return [
    ...groupLabels(scene, viewport, look),
    ...regions,
    ...areas,
    ...(isChoropleth(look) ? [] : riverLabels(marks.rivers, viewport, look)),
    ...lineLabels(marks.lines, viewport, look),
    ...pointLabels(marks.points, viewport, look),
    ...arrowLabels(marks.arrows, look),
  ];
}

// A scale bar of 1, 2 or 5 times a power of ten, no longer than what so many pixels measure.
export const BAR_PX = 110;

/**
 * @param {number} metres
 */
export function scaleBar(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  const length = ([5, 2, 1].find((step) => step * power <= metres) ?? 1) * power;
  return { width: (BAR_PX * length) / metres, text: length >= 1000 ? `${length / 1000} km` : `${length} m` };
}
