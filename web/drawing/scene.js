export const WORLD = 256;

export function projectX(lon) {
  return WORLD * (lon / 360 + 0.5);
}

export function projectY(lat) {
  const phi = (lat * Math.PI) / 180;
  return WORLD * (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI));
}

export function projectChain(coordinates) {
  const flat = new Float64Array(coordinates.length * 2);
  coordinates.forEach(([lon, lat], i) => {
    flat[2 * i] = projectX(lon);
    flat[2 * i + 1] = projectY(lat);
  });
  return flat;
}

// All chains of a geometry, rings of polygons included.
function chainsOf(geometry) {
  const { type, coordinates } = geometry;
  if (type === "Point") return [projectChain([coordinates])];
  if (type === "MultiPoint") return coordinates.map((each) => projectChain([each]));
  if (type === "LineString") return [projectChain(coordinates)];
  if (type === "Polygon" || type === "MultiLineString") return coordinates.map(projectChain);
  return coordinates.flatMap((polygon) => polygon.map(projectChain));
}

export function boxOf(chains) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const chain of chains) {
    for (let i = 0; i < chain.length; i += 2) {
      box[0] = Math.min(box[0], chain[i]);
      box[1] = Math.min(box[1], chain[i + 1]);
      box[2] = Math.max(box[2], chain[i]);
      box[3] = Math.max(box[3], chain[i + 1]);
    }
  }
  return box;
}

function readFeature(feature) {
  const chains = chainsOf(feature.geometry);
  return { id: feature.id, ...feature.properties, chains, box: boxOf(chains), paths: new Map() };
}

// On the tile grid only views that fill whole regions have a base layer: its cells are no places for lines and points.
const FILLED_VIEWS = ["overview", "themes"];

export function readScene(ground, places, view) {
  const bare = Boolean(ground.grid) && !FILLED_VIEWS.includes(view);
  const onGround = bare ? [] : ground.features.map(readFeature);
  const marks = places.features.map(readFeature);
  const byShape = (shape) => marks.filter((mark) => mark.shape === shape);
  return {
    grid: Boolean(ground.grid) && !bare,
    bare,
    inset: projectChain([ground.inset.slice(0, 2), ground.inset.slice(2)]),
    regions: onGround.filter((f) => f.kind === "region"),
    edges: onGround.filter((f) => f.kind === "edge"),
    banks: onGround.filter((f) => f.kind === "river"),
    groups: onGround.filter((f) => f.kind === "group"),
    lines: byShape("line"),
    areas: byShape("area"),
    points: byShape("point"),
    arrows: byShape("arrow"),
    places: new Map(marks.map((mark) => [mark.id, mark])),
  };
}

// A viewport says where the world lies on a canvas: x * scale - left, y * scale - top.
export function viewportOf(zoom, left, top) {
  return { zoom, scale: 2 ** zoom, left, top };
}

// A path in pixels relative to the feature's own corner, kept for the zoom it was made at.
function pathOf(feature, viewport) {
  const key = viewport.zoom;
  if (!feature.paths.has(key)) {
    if (feature.paths.size > 3) feature.paths.clear();
    feature.paths.set(key, tracePath(feature, viewport.scale));
  }
  return feature.paths.get(key);
}

function tracePath(feature, scale) {
  const path = new Path2D();
  const [left, top] = feature.box;
  for (const chain of feature.chains) {
    for (let i = 0; i < chain.length; i += 2) {
      const x = (chain[i] - left) * scale;
      const y = (chain[i + 1] - top) * scale;
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
  }
  return path;
}

// A context that keeps what is drawn, for pictures in files, hears which feature it belongs to.
export function nameFeature(ctx, id) {
  if (ctx.nameFeature) ctx.nameFeature(id);
}

export function withFeature(ctx, feature, viewport, draw) {
  nameFeature(ctx, feature.id);
  ctx.save();
  ctx.translate(feature.box[0] * viewport.scale - viewport.left, feature.box[1] * viewport.scale - viewport.top);
  draw(pathOf(feature, viewport));
  ctx.restore();
}

// Adds a polyline through these points to a path.
export function tracePoints(path, points) {
  for (const [i, [x, y]] of points.entries()) {
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
}

export function toPixel(chain, i, viewport) {
  return [chain[i] * viewport.scale - viewport.left, chain[i + 1] * viewport.scale - viewport.top];
}

// Latitude in radians of a height in web-mercator units.
export function latitudeOf(y) {
  return 2 * Math.atan(Math.exp(Math.PI * (1 - (2 * y) / WORLD))) - Math.PI / 2;
}

// Bounds of boxes in degrees: west, south, east, north.
export function degreesOf(boxes) {
  const box = boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
  const lon = (x) => (x / WORLD - 0.5) * 360;
  const lat = (y) => latitudeOf(y) * (180 / Math.PI);
  return [lon(box[0]), lat(box[3]), lon(box[2]), lat(box[1])];
}

// Pixels of one metre on the ground at a feature's latitude.
export function pixelsPerMetre(feature, viewport) {
  const y = (feature.box[1] + feature.box[3]) / 2;
  return (WORLD * viewport.scale) / (40075016.7 * Math.cos(latitudeOf(y)));
}
