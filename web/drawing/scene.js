// Turns fetched GeoJSON into flat arrays in web-mercator units of zoom 0 (the world is 256 wide).

export const WORLD = 256;
// From this zoom on the fine outlines are drawn, and every line and every central district has its label.
export const CLOSE_ZOOM = 9.5;

/**
 * @param {number} lon
 */
export function projectX(lon) {
  return WORLD * (lon / 360 + 0.5);
}

/**
 * @param {number} lat
 */
export function projectY(lat) {
  const phi = (lat * Math.PI) / 180;
  return WORLD * (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI));
}

/**
 * @param {number[][]} coordinates
 */
export function projectChain(coordinates) {
  const flat = new Float64Array(coordinates.length * 2);
  coordinates.forEach(([lon, lat], i) => {
    flat[2 * i] = projectX(lon);
    flat[2 * i + 1] = projectY(lat);
  });
  return flat;
}

/**
 * All chains of a geometry, rings of polygons included.
 * @param {RawGeometry} geometry
 * @returns {Chain[]}
 */
function chainsOf(geometry) {
  const { type, coordinates } = geometry;
  if (type === "Point") return [projectChain([coordinates])];
  if (type === "LineString") return [projectChain(coordinates)];
  if (type === "MultiPoint") return /** @type {Point[]} */ (coordinates).map((each) => projectChain([each]));
  if (type === "Polygon" || type === "MultiLineString") return coordinates.map(projectChain);
  return /** @type {Point[][][]} */ (coordinates).flatMap((polygon) => polygon.map(projectChain));
}

/**
 * @param {ArrayLike<number>[]} chains
 * @returns {Box}
 */
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

/**
 * @template {BaseProperties | PlaceProperties} P
 * @param {RawFeature<P>} feature
 * @returns {Shape & P}
 */
function readFeature(feature) {
  const chains = chainsOf(feature.geometry);
  const shape = { id: feature.id, chains, box: boxOf(chains), paths: new Map() };
  return { ...shape, ...feature.properties };
}

// On the tile grid only views that fill whole regions have a base layer: its cells are no places for lines and points.
const FILLED_VIEWS = ["overview", "themes"];

/**
 * @param {BaseFile} ground
 * @param {PlacesFile} places
 * @param {string} view
 * @returns {Scene}
 */
export function readScene(ground, places, view) {
  const bare = Boolean(ground.grid) && !FILLED_VIEWS.includes(view);
  const onGround = bare ? [] : ground.features.map((each) => readFeature(each));
  /** @type {PlaceMark[]} */
  const marks = places.features.map((each) => readFeature(each));
  /** @param {string} shape */
  const byShape = (shape) => marks.filter((mark) => mark.shape === shape);
  return {
    grid: Boolean(ground.grid) && !bare,
    bare,
    inset: projectChain([ground.inset.slice(0, 2), ground.inset.slice(2)]),
    regions: onGround.filter((f) => f.kind === "region"),
    edges: onGround.filter((f) => f.kind === "edge"),
    groups: onGround.filter((f) => f.kind === "group"),
    lines: byShape("line"),
    areas: /** @type {AreaMark[]} */ (byShape("area")),
    points: /** @type {PointMark[]} */ (byShape("point")),
    arrows: /** @type {ArrowMark[]} */ (byShape("arrow")),
    places: new Map(marks.map((mark) => [mark.id, mark])),
  };
}

/**
 * A viewport says where the world lies on a canvas: x * scale - left, y * scale - top.
 * @param {number} zoom
 * @param {number} left
 * @param {number} top
 * @returns {Viewport}
 */
export function viewportOf(zoom, left, top) {
  return { zoom, scale: 2 ** zoom, left, top };
}

/**
 * A path in pixels relative to the feature's own corner, kept for the zoom it was made at.
 * @param {Shape} feature
 * @param {Viewport} viewport
 * @returns {Path2D}
 */
function pathOf(feature, viewport) {
  const known = feature.paths.get(viewport.zoom);
  if (known) return known;
  if (feature.paths.size > 3) feature.paths.clear();
  const path = tracePath(feature, viewport.scale);
  feature.paths.set(viewport.zoom, path);
  return path;
}

/**
 * @param {Shape} feature
 * @param {number} scale
 */
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

/**
 * A context that keeps what is drawn, for pictures in files, hears which feature it belongs to.
 * @param {Canvas} ctx
 * @param {string} id
 */
export function nameFeature(ctx, id) {
  if (ctx.nameFeature) ctx.nameFeature(id);
}

/**
 * @param {Canvas} ctx
 * @param {Shape} feature
 * @param {Viewport} viewport
 * @param {(path: Path2D) => void} draw
 */
export function withFeature(ctx, feature, viewport, draw) {
  nameFeature(ctx, feature.id);
  ctx.save();
  ctx.translate(feature.box[0] * viewport.scale - viewport.left, feature.box[1] * viewport.scale - viewport.top);
  draw(pathOf(feature, viewport));
  ctx.restore();
}

/**
 * Adds a polyline through these points to a path.
 * @param {Path2D} path
 * @param {number[][]} points
 */
export function tracePoints(path, points) {
  for (const [i, [x, y]] of points.entries()) {
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
}

/**
 * @param {Chain} chain
 * @param {number} i
 * @param {Viewport} viewport
 * @returns {Point}
 */
export function toPixel(chain, i, viewport) {
  return [chain[i] * viewport.scale - viewport.left, chain[i + 1] * viewport.scale - viewport.top];
}

/**
 * Latitude in radians of a height in web-mercator units.
 * @param {number} y
 */
export function latitudeOf(y) {
  return 2 * Math.atan(Math.exp(Math.PI * (1 - (2 * y) / WORLD))) - Math.PI / 2;
}

/**
 * Bounds of boxes in degrees: west, south, east, north.
 * @param {Box[]} boxes
 * @returns {number[]}
 */
export function degreesOf(boxes) {
  const box = boxes.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
  /** @param {number} x */
  const lon = (x) => (x / WORLD - 0.5) * 360;
  /** @param {number} y */
  const lat = (y) => latitudeOf(y) * (180 / Math.PI);
  return [lon(box[0]), lat(box[3]), lon(box[2]), lat(box[1])];
}

/**
 * Pixels of one metre on the ground at a feature's latitude.
 * @param {Shape} feature
 * @param {Viewport} viewport
 */
export function pixelsPerMetre(feature, viewport) {
  const y = (feature.box[1] + feature.box[3]) / 2;
  return (WORLD * viewport.scale) / (40075016.7 * Math.cos(latitudeOf(y)));
}

/**
 * A chain without the points that are nearer than a step to the one before; its ends stay.
 * @param {Chain} chain
 * @param {number} step
 * @returns {Chain}
 */
export function thinned(chain, step) {
  const kept = [chain[0], chain[1]];
  for (let i = 2; i + 1 < chain.length; i += 2) {
    const far = Math.hypot(chain[i] - kept[kept.length - 2], chain[i + 1] - kept[kept.length - 1]) >= step;
    if (far || i + 2 >= chain.length) kept.push(chain[i], chain[i + 1]);
  }
  return Float64Array.from(kept);
}
