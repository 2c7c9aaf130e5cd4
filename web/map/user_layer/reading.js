// A user layer, read from a GeoJSON file by the browser alone. It may be large, so it is held in flat arrays.
import { boxOf, projectChain, projectX, projectY } from "../../drawing/scene.js";
import { formatNumber } from "../../shared/dom.js";

/** @typedef {{ geometry: RawGeometry, properties: Record<string, unknown> | null }} UserFeature */
/** @typedef {{ chain: Chain, owner: number, closed: boolean, box: Box }} UserChain */

const MOST_BYTES = 80e6;
const MOST_FEATURES = 300000;
const KNOWN_CRS = /CRS84|EPSG::?(4326|4490)$/i;

// Where the map ends: west, north, east, south.
const MAP_AREA = [projectX(103), projectY(32.8), projectX(110), projectY(26.5)];

// Letters that would turn the order of a text or hide in it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HIDDEN_LETTERS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fillWords(text, values) {
  return Object.entries(values).reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, () => String(value)),
    text,
  );
}

/**
 * @param {unknown} value
 */
export function visibleText(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return String(text).replace(HIDDEN_LETTERS, "\ufffd").slice(0, 200);
}

/**
 * @param {string} name
 * @param {any} content Anything that a JSON file holds.
 * @param {MapWords["own"]} words
 * @returns {UserFeature[]}
 */
function featuresOf(name, content, words) {
  const crs = content?.crs?.properties?.name;
  if (crs && !KNOWN_CRS.test(crs)) throw new Error(fillWords(words.badCrs, { name, crs: visibleText(crs) }));
  if (content && content.type === "FeatureCollection" && Array.isArray(content.features)) return content.features;
  if (content && content.type === "Feature") return [content];
  if (content && (content.coordinates || content.geometries)) return [{ properties: {}, geometry: content }];
  throw new Error(fillWords(words.notGeojson, { name }));
}

/**
 * Chains of positions by kind: single points, lines, and rings of areas.
 * @param {RawGeometry} geometry
 * @param {(kind: "point" | "line" | "ring", positions: number[][]) => void} add
 */
function geometryParts(geometry, add) {
  const { type, coordinates, geometries } = geometry;
  if (type === "GeometryCollection") for (const each of geometries ?? []) geometryParts(each, add);
  else if (type === "Point") add("point", [coordinates]);
  else if (type === "MultiPoint") for (const each of coordinates) add("point", [each]);
  else if (type === "LineString") add("line", coordinates);
  else if (type === "MultiLineString") for (const each of coordinates) add("line", each);
  else if (type === "Polygon") for (const each of coordinates) add("ring", each);
  else if (type === "MultiPolygon") for (const each of coordinates.flat()) add("ring", each);
  else throw new TypeError(type);
}

/**
 * @param {number[]} position
 */
function inDegrees(position) {
  const [lon, lat] = position;
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
}

/**
 * One feature as parts; what is wrong with it as words.
 * @param {UserFeature} feature
 * @param {number} number
 * @param {MapWords["own"]} words
 */
function readUserFeature(feature, number, words) {
  /** @type {["point" | "line" | "ring", number[][]][]} */
  const parts = [];
  /** @type {string | null} */
  let wrong = null;
  try {
    geometryParts(feature.geometry, (kind, positions) => {
      const odd = positions.find((position) => !inDegrees(position));
      if (odd !== undefined && wrong === null)
        wrong = fillWords(words.outside, { n: number, value: visibleText(odd[0] ?? null) });
      parts.push([kind, positions]);
    });
  } catch {
    wrong = fillWords(words.noGeometry, { n: number });
  }
  return { parts, wrong: wrong || (parts.length ? null : fillWords(words.noGeometry, { n: number })) };
}

export class UserLayer {
  /**
   * @param {string} name
   * @param {UserFeature[]} features
   * @param {MapWords["own"]} words
   */
  constructor(name, features, words) {
    this.name = name;
    this.features = features;
    this.shown = true;
    this.seen = false;
    this.count = 0;
    this.left = 0;
    this.reason = "";
    /** @type {number[]} */
    const points = [];
    /** @type {number[]} */
    this.pointOwners = [];
    /** @type {UserChain[]} */
    this.chains = [];
    features.forEach((feature, i) => {
      const { parts, wrong } = readUserFeature(feature, i + 1, words);
      if (wrong) {
        this.left += 1;
        this.reason = this.reason || wrong;
        return;
      }
      this.count += 1;
      for (const [kind, positions] of parts) {
        if (kind === "point") {
          points.push(projectX(positions[0][0]), projectY(positions[0][1]));
          this.pointOwners.push(i);
        } else {
          const chain = projectChain(positions);
          this.chains.push({ chain, owner: i, closed: kind === "ring", box: boxOf([chain]) });
        }
      }
    });
    this.points = Float64Array.from(points);
  }

  box() {
    return boxOf([this.points, ...this.chains.map(({ box }) => box)]);
  }
}

/**
 * @param {File} file
 * @param {MapWords["own"]} words
 * @returns {Promise<UserLayer>}
 */
export async function readUserFile(file, words) {
  const name = visibleText(file.name);
  if (file.size > MOST_BYTES)
    throw new Error(fillWords(words.tooLarge, { name, size: (file.size / 1e6).toFixed(0), most: MOST_BYTES / 1e6 }));
  let content = null;
  try {
    content = JSON.parse((await file.text()).replace(/^\ufeff/, ""));
  } catch (fault) {
    throw new Error(
      fault instanceof SyntaxError
        ? fillWords(words.notJson, { name, reason: visibleText(fault.message) })
        : fillWords(words.unreadable, { name }),
    );
  }
  const features = featuresOf(name, content, words);
  if (features.length > MOST_FEATURES)
    throw new Error(
      fillWords(words.tooMany, { name, n: formatNumber(features.length), most: formatNumber(MOST_FEATURES) }),
    );
  const layer = new UserLayer(name, features, words);
  const [x0, y0, x1, y1] = layer.box();
  if (layer.count && (x1 < MAP_AREA[0] || x0 > MAP_AREA[2] || y1 < MAP_AREA[1] || y0 > MAP_AREA[3]))
    throw new Error(fillWords(words.away, { name }));
  if (!layer.count) throw new Error(fillWords(words.nothing, { name, reason: layer.reason }));
  return layer;
}
