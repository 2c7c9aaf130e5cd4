// Places labels greedily by priority; what does not fit is left out.
import { formatNumber } from "../shared/dom.js";
import { alongLine } from "./along.js";
import { contrast, fade } from "./colors.js";
import { laneShift, riverWidth } from "./lines.js";
import { ARROW, pointRadius } from "./points.js";
import { isChoropleth, regionFill } from "./regions.js";
import { CLOSE_ZOOM, projectChain, projectX, projectY } from "./scene.js";

export const SANS =
  '"Noto Sans SC","Source Han Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei UI","Microsoft YaHei",sans-serif';
/** @type {Record<string, number>} */
const POINT_PRIORITY = { airport: 5, hub: 5.2, port: 5.4 };
const SERIF = '"Songti SC","Source Han Serif SC","Noto Serif CJK SC",serif';

/**
 * @param {Region} region
 * @param {Look} look
 */
function regionInk(region, look) {
  const map = look.tokens.map;
  if (!isChoropleth(look)) return { ink: map.label, halo: map.halo };
  const fill = regionFill(region, look);
  const [dark, light] = [MAP_TOKENS.light.map.label, MAP_TOKENS.dark.map.label];
  return { ink: contrast(dark, fill) > contrast(light, fill) ? dark : light, halo: fill };
}

/**
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Look} look
 * @param {boolean | undefined} inset
 */
export function regionLabels(scene, viewport, look, inset) {
  const detailed = inset || viewport.zoom >= CLOSE_ZOOM;
  return scene.regions
    .filter((region) => detailed || scene.grid || !region.central)
    .filter((region) => !inset || (region.central && region.inset))
    .map((region) => regionLabel(region, look, inset));
}

/**
 * @param {Region} region
 * @param {Look} look
 * @param {boolean | undefined} inset
 * @returns {Label}
 */
function regionLabel(region, look, inset) {
  const facts = look.facts.regions[region.id];
  const neutral = look.ground === "neutral";
  const value =
    isChoropleth(look) && !inset ? formatNumber(facts.values[look.indicator.id], look.indicator.decimals) : "";
  const chosen = look.selectedRegion === region.id;
  return {
    text: region.central || look.compact ? facts.short : facts.label,
    sub: value,
    at: inset && region.inset ? projectChain([region.inset]) : [projectX(region.lon), projectY(region.lat)],
    size: inset || (neutral && !chosen) ? 12 : 13,
    weight: neutral && !chosen ? 500 : 600,
    priority: chosen ? 0 : 1,
    extent: region.box[2] - region.box[0],
    ...(neutral && !chosen ? { ink: look.tokens.map.label2, halo: look.tokens.map.halo } : regionInk(region, look)),
  };
}

/**
 * @param {Scene} scene
 * @param {Viewport} viewport
 * @param {Look} look
 * @returns {Label[]}
 */
export function groupLabels(scene, viewport, look) {
  if (viewport.zoom >= CLOSE_ZOOM || scene.grid || scene.bare) return [];
  return scene.groups.map((group) => ({
    text: look.facts.words.centralCity,
    at: [projectX(group.lon), projectY(group.lat)],
    size: 15,
    weight: 700,
    priority: 0,
    extent: Infinity,
    ...regionInk(scene.regions.find((region) => region.id === group.over) || scene.regions[0], look),
  }));
}

/**
 * @param {PlaceMark} place
 * @param {Look} look
 * @param {Omit<Label, "text" | "extent" | "halo">} extra
 * @returns {Label}
 */
function placeLabel(place, look, extra) {
  const name = look.facts.places[place.id];
  return { text: name ? name.label : "", extent: 0, halo: look.tokens.map.halo, ...extra };
}

/**
 * @param {PointMark[]} points
 * @param {Viewport} viewport
 * @param {Look} look
 * @returns {Label[]}
 */
export function pointLabels(points, viewport, look) {
  const small = viewport.zoom < 8.5 && look.view !== "eco-city";
  return points
    .filter((point) => point.id === look.selectedPlace || !small)
    .map((point) =>
      placeLabel(point, look, {
        at: [point.chains[0][0], point.chains[0][1]],
        beside: pointRadius(viewport) + 4,
        size: 11,
        weight: point.id === look.selectedPlace ? 600 : 400,
        priority: point.id === look.selectedPlace ? 0 : POINT_PRIORITY[point.symbol] || 6,
        ink: look.tokens.map.label,
      }),
    );
}

/**
 * Names along lines.
 * @param {PlaceMark[]} lines
 * @param {Viewport} viewport
 * @param {Look} look
 * @returns {Label[]}
 */
export function lineLabels(lines, viewport, look) {
  return lines
    .filter(
      (line) =>
        line.id === look.selectedPlace ||
        (viewport.zoom >= 8 && ["hsr", "suburban", "water"].includes(line.mode)) ||
        viewport.zoom >= CLOSE_ZOOM,
    )
    .map((line) => {
      const chosen = line.id === look.selectedPlace;
      const text = look.tokens.map.modeText[line.mode === "metro" ? "suburban" : line.mode];
      return placeLabel(line, look, {
        at: [line.chains[0][0], line.chains[0][1]],
        along: line.chains,
        beside: 5 + Math.abs(laneShift(line, viewport)),
        size: 11,
        weight: chosen ? 700 : 500,
        priority: chosen ? 0 : 6,
        ink: line.mode === "ridge" ? look.tokens.map.ecoText : text || look.tokens.map.modeText.corridor,
      });
    });
}

// In a list a river is told from the district of its name; on the map it is seen.
const IN_BRACKETS = /[（(].*[)）]$/;

/**
 * Names of rivers: in the water where it is wide enough, beside it elsewhere.
 * @param {PlaceMark[]} rivers
 * @param {Viewport} viewport
 * @param {Look} look
 * @returns {Label[]}
 */
export function riverLabels(rivers, viewport, look) {
  // Two records of one river have one name on the map.
  const named = rivers.filter((river, i) => !rivers.slice(0, i).some((other) => `${other.box}` === `${river.box}`));
  return named.map((river) => ({
    ...placeLabel(river, look, {
      at: [river.chains[0][0], river.chains[0][1]],
      along: river.chains,
      spaced: true,
      beside: riverWidth(river, viewport) > 16 ? 0 : 4,
      size: 12,
      weight: 400,
      italic: true,
      priority: 4,
      ink: look.tokens.map.waterText,
    }),
    text: look.facts.places[river.id].label.replace(IN_BRACKETS, ""),
  }));
}

/**
 * @param {AreaMark[]} areas
 * @param {Look} look
 * @returns {Label[]}
 */
export function areaLabels(areas, look) {
  return areas.map((area) => {
    const beside = area.whole && look.view !== "eco-city";
    return placeLabel(area, look, {
      at: beside ? [area.box[2], (area.box[1] + area.box[3]) / 2] : [projectX(area.lon), projectY(area.lat)],
      beside: beside ? 6 : 0,
      size: look.view === "eco-city" ? 14 : 12,
      weight: look.view === "eco-city" ? 600 : 500,
      priority: 2,
      ink: look.tokens.map.ecoText,
    });
  });
}

/**
 * @param {ArrowMark[]} arrows
 * @param {Look} look
 * @returns {Label[]}
 */
export function arrowLabels(arrows, look) {
  return arrows.flatMap((arrow) => {
    const angle = ((arrow.bearing - 90) * Math.PI) / 180;
    const reach = ARROW.end + 12;
    const style = {
      at: [arrow.chains[0][0], arrow.chains[0][1]],
      offset: [Math.cos(angle) * reach, Math.sin(angle) * (reach + 4)],
      size: 12,
      weight: 700,
      ink: look.tokens.map.label,
    };
    const { sub } = look.facts.places[arrow.id];
    const bare = placeLabel(arrow, look, { ...style, sub: "", priority: sub ? 0.5 : 0 });
    // The name alone, where it does not fit with its cities.
    return look.compact || !sub ? bare : [placeLabel(arrow, look, { ...style, sub, priority: 0 }), bare];
  });
}

/**
 * Where a label could be written, by preference.
 * @param {SizedLabel} label
 * @param {number} width
 * @param {number} x
 * @param {number} y
 * @returns {Writing[]}
 */
function besidePoint(label, width, x, y) {
  const height = label.size + 3 + (label.sub ? label.small + 3 : 0);
  /** @type {Box[]} */
  let boxes = [[x - width / 2, y - height / 2, width, height]];
  if (label.beside) {
    const d = label.beside;
    boxes = [
      [x + d, y - height / 2, width, height],
      [x - d - width, y - height / 2, width, height],
      [x - width / 2, y - d - height, width, height],
      [x - width / 2, y + d, width, height],
    ];
  }
  return boxes.map((box) => ({ boxes: [box], words: [] }));
}

/**
 * @param {Box} box
 * @param {Box[]} taken
 */
function collides(box, taken) {
  return taken.some(
    (other) =>
      box[0] < other[0] + other[2] &&
      box[0] + box[2] > other[0] &&
      box[1] < other[1] + other[3] &&
      box[1] + box[3] > other[1],
  );
}

/**
 * In a picture with edges a label is moved in rather than cut.
 * @param {Box} box
 * @param {PictureFrame} frame
 */
function keepInside(box, frame) {
  if (!frame.size) return box;
  const [width, height] = frame.size;
  return [
    Math.min(Math.max(box[0], 3), width - box[2] - 3),
    Math.min(Math.max(box[1], 3), height - box[3] - 3),
    box[2],
    box[3],
  ];
}

/**
 * What lies beyond the edges has no name in the picture.
 * @param {SizedLabel} label
 * @param {Viewport} viewport
 * @param {PictureFrame} frame
 */
function isOutside(label, viewport, frame) {
  if (!frame.size || label.along) return false;
  const x = label.at[0] * viewport.scale - viewport.left;
  const y = label.at[1] * viewport.scale - viewport.top;
  return x < 0 || y < 0 || x > frame.size[0] || y > frame.size[1];
}

/**
 * @param {SizedLabel} label
 */
function labelFont(label) {
  return `${label.italic ? "italic " : ""}${label.weight} ${label.size}px ${label.italic ? SERIF : SANS}`;
}

/**
 * Draws the labels that fit; a picture that is seen from afar has larger letters.
 * @param {Canvas} ctx
 * @param {Label[]} labels
 * @param {Viewport} viewport
 * @param {PictureFrame} frame
 */
export function drawLabels(ctx, labels, viewport, frame) {
  const taken = [...frame.kept];
  const times = frame.lettering || 1;
  const lettered = labels
    .filter((label) => label.text)
    .map((label) => ({ ...label, size: label.size * times, small: 11 * times }));
  const order = lettered.sort((a, b) => a.priority - b.priority || b.extent - a.extent);
  ctx.textBaseline = "top";
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  for (const label of order) {
    if (isOutside(label, viewport, frame)) continue;
    const found = firstFree(writings(ctx, label, viewport, frame), taken);
    if (!found) continue;
    taken.push(...found.boxes);
    if (found.words.length) writeAlong(ctx, label, found.words);
    else writeLabel(ctx, label, found.boxes[0]);
  }
}

/**
 * @param {Iterable<Writing>} found
 * @param {Box[]} taken
 */
function firstFree(found, taken) {
  for (const writing of found) if (!writing.boxes.some((box) => collides(box, taken))) return writing;
  return null;
}

/**
 * @param {Canvas} ctx
 * @param {SizedLabel} label
 * @param {Viewport} viewport
 * @param {PictureFrame} frame
 * @returns {Iterable<Writing>}
 */
function writings(ctx, label, viewport, frame) {
  ctx.font = labelFont(label);
  const main = ctx.measureText(label.text).width;
  if (label.along) return alongLine(label, main, viewport, frame);
  ctx.font = `400 ${label.small}px ${SANS}`;
  const width = Math.max(main, label.sub ? ctx.measureText(label.sub).width : 0) + 2;
  const x = label.at[0] * viewport.scale - viewport.left + (label.offset ? label.offset[0] : 0);
  const y = label.at[1] * viewport.scale - viewport.top + (label.offset ? label.offset[1] : 0);
  return besidePoint(label, width, x, y).map(({ boxes, words }) => ({
    boxes: boxes.map((box) => keepInside(box, frame)),
    words,
  }));
}

/**
 * @param {Canvas} ctx
 * @param {SizedLabel} label
 * @param {Box} box
 */
function writeLabel(ctx, label, box) {
  const centre = box[0] + box[2] / 2;
  haloText(ctx, label, label.text, labelFont(label), centre, box[1] + 1);
  if (label.sub) haloText(ctx, label, label.sub, `400 ${label.small}px ${SANS}`, centre, box[1] + label.size + 3);
}

/**
 * @param {Canvas} ctx
 * @param {SizedLabel} label
 * @param {PlacedWord[]} words
 */
function writeAlong(ctx, label, words) {
  for (const { text, at, angle } of words) {
    ctx.save();
    ctx.translate(at[0], at[1]);
    if (angle) ctx.rotate(angle);
    haloText(ctx, label, text, labelFont(label), 0, -label.size / 2);
    ctx.restore();
  }
}

/**
 * @param {Canvas} ctx
 * @param {SizedLabel} label
 * @param {string} text
 * @param {string} font
 * @param {number} x
 * @param {number} y
 */
function haloText(ctx, label, text, font, x, y) {
  ctx.font = font;
  ctx.strokeStyle = fade(label.halo, 0.92);
  ctx.lineWidth = 3;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = label.ink;
  ctx.fillText(text, x, y);
}
