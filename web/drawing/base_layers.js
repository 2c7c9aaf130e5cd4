// Base layers and areas that a public reference map offers: their files, their extent, what an area leaves out.
import { h } from "../shared/dom.js";
import { readChoice } from "../shared/url_state.js";
import { degreesOf } from "./scene.js";

const ALL_REGIONS = "all";

// Where maps are withheld there is nothing to fetch: lists and cards go on over an empty base layer.
export const EMPTY_BASE = { grid: true, inset: [0, 0, 1, 1], features: [] };

export const EMPTY_PLACES = { features: [] };

/**
 * Addresses of base layer and places that the address of the page asks for; without a choice those that the view opens with.
 * @param {DrawnSpec} spec
 * @returns {MapFiles}
 */
export function mapFiles(spec) {
  const grounds = Object.keys(spec.grounds);
  if (!grounds.length) return { ...spec.opening, area: ALL_REGIONS };
  const chosen = spec.grounds[readChoice("ground", grounds, grounds[0])];
  const area = readChoice("area", Object.keys(chosen), ALL_REGIONS);
  return { ...chosen[area], area };
}

/**
 * Addresses, or roles, of base layer and places for a map close up or from afar.
 * @param {Partial<MapRoles>} files
 * @param {boolean} close
 * @returns {[string, string]}
 */
export function filesAt(files, close) {
  return [(close ? files.fine : files.ground) ?? "", (close ? files.near : files.places) ?? ""];
}

/**
 * Bounds that a view opens with: west, south, east, north.
 * @param {DrawnSpec} spec
 * @param {Pick<Scene, "regions" | "grid">} given
 * @param {Pick<Facts, "extents">} given
 * @returns {number[]}
 */
export function extentOf(spec, { regions, grid }, { extents }) {
  // The extent of a chosen base layer is that of its regions.
  const whole =
    Object.keys(spec.grounds).length && regions.length && spec.view !== "eco-city"
      ? degreesOf(regions.map((region) => region.box))
      : null;
  // A cell of the grid holds nothing to come closer to.
  if (grid) return whole || extents.overview;
  const { fit } = spec.focus || {};
  const found = fit?.length ? regions.filter((region) => fit.includes(region.id)) : [];
  if (found.length) return degreesOf(found.map((region) => region.box));
  return whole || extents[spec.view] || extents.placed;
}

/**
 * @param {Facts} facts
 * @param {string} area
 */
function areaNote(facts, area) {
  return facts.choices.leftOut?.[area];
}

/**
 * Facts with the ids of the regions that an area leaves out, and the sentence that says so.
 * @param {Facts} facts
 * @param {string} area
 * @returns {AreaFacts}
 */
export function factsOfArea(facts, area) {
  const left = areaNote(facts, area);
  return { ...facts, out: new Set(left ? left.regions : []), outNote: left ? left.note : "" };
}

/**
 * @param {AreaFacts} facts
 */
export function shownRegions(facts) {
  return Object.keys(facts.regions).filter((id) => !facts.out.has(id));
}

/**
 * What lies in left-out regions alone; a place without regions stays.
 * @param {AreaFacts} facts
 * @param {string} id
 */
export function isOutsideArea(facts, id) {
  const { regions } = facts.places[id];
  return regions.length > 0 && regions.every((region) => facts.out.has(region));
}

/**
 * @param {AreaFacts} facts
 */
export function outNote(facts) {
  return facts.outNote ? h("p", { class: "a-note a-out" }, facts.outNote) : null;
}
