// Composes one picture of the map from the scene, the viewport and the look.
const POINT_SYMBOLS = ["city", "place", "disc", "hexagon", "pentagon", "cross", "eco", "crossing", "port", "hub", "airport"];

function visibleMarks(scene, look) {
  const shown = (mark) => look.isShown(mark);
  return {
    rivers: scene.lines.filter((line) => line.mode === "river" && shown(line)),
    lines: sortedLines(scene.lines.filter((line) => line.mode !== "river" && shown(line))),
    areas: scene.areas.filter(shown),
    points: scene.points.filter(shown).sort((a, b) => POINT_SYMBOLS.indexOf(a.symbol) - POINT_SYMBOLS.indexOf(b.symbol)),
    arrows: scene.arrows.filter(shown),
  };
}

function drawPicture(ctx, scene, viewport, look, frame) {
  const marks = scene.grid ? { rivers: [], lines: [], areas: [], points: [], arrows: [] } : visibleMarks(scene, look);
  const active = (mark) => mark.id === look.selectedPlace || mark.id === look.hover;
  if (look.ground !== "none") {
    drawShade(ctx, scene, viewport, look);
    drawRegions(ctx, scene, viewport, look);
  }
  const rivers = shownRivers(scene, marks, viewport, look, frame);
  rivers.forEach((river) => drawRiver(ctx, river, viewport, look));
  marks.areas.forEach((area) => drawArea(ctx, area, viewport, look, active(area)));
  if (look.ground !== "none") drawEdges(ctx, scene, viewport, look);
  if (look.focus) look.focus.regions.forEach((id) => outlineRegion(ctx, scene, viewport, id, { color: look.tokens.ui.accent, width: 1.2 }));
  if (look.hover) outlineRegion(ctx, scene, viewport, look.hover, { color: look.tokens.map.hover, width: 2 });
  if (look.selectedRegion) outlineRegion(ctx, scene, viewport, look.selectedRegion, { color: look.tokens.map.select, width: 2.5 });
  const lines = frame.inset ? [] : marks.lines;
  lines.filter((line) => !active(line)).forEach((line) => drawLine(ctx, line, viewport, look, false));
  lines.filter(active).forEach((line) => drawLine(ctx, line, viewport, look, true));
  if (!frame.inset) drawNodes(ctx, marks, viewport, look, active);
  if (!frame.wordless) drawLabels(ctx, collectLabels(scene, marks, viewport, look, frame), viewport, frame);
  return marks;
}

// Sketched rivers serve far off; close up the district lines along the middle of the stream are better.
function shownRivers(scene, marks, viewport, look, frame) {
  if (!marks.rivers.length) return [];
  const close = look.view === "eco-city" || (viewport.zoom > 9 && !frame.inset);
  return close && scene.banks.length ? scene.banks : marks.rivers;
}

function drawNodes(ctx, marks, viewport, look, active) {
  marks.arrows.forEach((arrow) => drawArrow(ctx, arrow, viewport, look, active(arrow)));
  marks.points.forEach((point) => drawPoint(ctx, point, viewport, look, active(point)));
}

function collectLabels(scene, marks, viewport, look, frame) {
  const regions = regionLabels(scene, viewport, look, frame.inset);
  const areas = areaLabels(marks.areas.filter((area) => area.whole !== (look.view === "eco-city")), viewport, look);
  if (frame.inset) return regions;
  const shown = isChoropleth(look) ? [] : shownRivers(scene, marks, viewport, look, frame);
  const rivers = shown === scene.banks ? bankLabels(shown, look) : lineLabels(shown, { ...viewport, zoom: 10 }, look);
  return [
    ...groupLabels(scene, viewport, look),
    ...regions,
    ...areas,
    ...rivers,
    ...lineLabels(marks.lines, viewport, look),
    ...pointLabels(marks.points, viewport, look),
    ...arrowLabels(marks.arrows, viewport, look),
  ];
}

// A scale bar of 1, 2 or 5 times a power of ten, no longer than what so many pixels measure.
const BAR_PX = 110;

function scaleBar(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  const length = [5, 2, 1].find((step) => step * power <= metres) * power;
  return { width: (BAR_PX * length) / metres, text: length >= 1000 ? `${length / 1000} km` : `${length} m` };
}

// What lies under the pointer: a point, else a line, else an area's part, else a region.
const REACH = { mouse: 12, touch: 22 };

function featureAt(scene, marks, viewport, x, y, touch) {
  const reach = touch ? REACH.touch : REACH.mouse;
  const near = (list, distance, limit) => {
    const ranked = list.map((mark) => [distance(mark), mark]).sort((a, b) => a[0] - b[0]);
    return ranked.length && ranked[0][0] <= limit ? ranked[0][1] : null;
  };
  const toPoint = (mark) => {
    const [px, py] = toPixel(mark.chains[0], 0, viewport);
    return Math.hypot(px - x, py - y);
  };
  const toArrow = (mark) => {
    const [px, py] = toPixel(mark.chains[0], 0, viewport);
    const angle = ((mark.bearing - 90) * Math.PI) / 180;
    return segmentDistance(x, y, px + Math.cos(angle) * ARROW.start, py + Math.sin(angle) * ARROW.start, px + Math.cos(angle) * ARROW.end, py + Math.sin(angle) * ARROW.end);
  };
  return (
    near(marks.points, toPoint, reach) ||
    near(marks.arrows, toArrow, reach) ||
    near([...marks.lines], (mark) => lineDistance(mark, viewport, x, y), reach / 2) ||
    marks.areas.filter((area) => !area.whole || scene.regions.length === 0).find((area) => covers(area, viewport, x, y)) ||
    marks.areas.find((area) => covers(area, viewport, x, y)) ||
    scene.regions.find((region) => covers(region, viewport, x, y)) ||
    null
  );
}

function covers(feature, viewport, x, y) {
  const wx = (x + viewport.left) / viewport.scale;
  const wy = (y + viewport.top) / viewport.scale;
  if (wx < feature.box[0] || wx > feature.box[2] || wy < feature.box[1] || wy > feature.box[3]) return false;
  let inside = false;
  for (const chain of feature.chains) {
    for (let i = 0, j = chain.length - 2; i < chain.length; j = i, i += 2) {
      const crosses = chain[i + 1] > wy !== chain[j + 1] > wy;
      if (crosses && wx < ((chain[j] - chain[i]) * (wy - chain[i + 1])) / (chain[j + 1] - chain[i + 1]) + chain[i]) inside = !inside;
    }
  }
  return inside;
}
