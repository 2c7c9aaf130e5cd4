// Derives the look of a map view from the address: indicator, layers, filters, selection.
import { pageTheme } from "../shared/dom.js";
import { readChoice, readChoices } from "../shared/url_state.js";
import { tokensOf } from "./colors.js";
import { LINE_MODES, STAGES } from "./lines.js";
import { projectFilter, projectHighlight } from "./project_filter.js";

const RAIL_FAMILY = ["hsr", "rail", "suburban"];

// The transport page opens with the rail family: all modes at once knot in the centre.
/** @type {Record<string, string[]>} */
export const OPENING_MODES = { transport: RAIL_FAMILY };

/**
 * @param {Shell} shell
 */
function shownLayers(shell) {
  const known = shell.layers.map((layer) => layer.id);
  const initial = shell.layers.filter((layer) => layer.shown).map((layer) => layer.id);
  return new Set(readChoices("layers", known, initial));
}

/**
 * @param {DrawnSpec} spec
 * @param {AreaFacts} facts
 * @returns {Filters | null}
 */
function readFilters(spec, facts) {
  if (!spec.filtered) return null;
  if (spec.view === "projects") return { own: projectFilter(facts) };
  return {
    modes: new Set(readChoices("mode", LINE_MODES, OPENING_MODES[spec.view] || LINE_MODES)),
    stages: new Set(readChoices("status", STAGES, STAGES)),
    region: readChoice("region", Object.keys(facts.regions), null),
    document: readChoice("document", Object.keys(facts.documents), null),
    year: readChoice("year", facts.years, null),
  };
}

/**
 * Filters speak of projects; rivers, arrows and the eco-city stay as context.
 * @param {Filtered} mark
 * @param {Filters | null} filters
 */
export function passes(mark, filters) {
  if (filters?.own) return mark.theme === "rivers" || (mark.shape !== "arrow" && filters.own(mark.id ?? "", true));
  if (!filters || mark.context) return true;
  const staged = mark.stage === "none" || filters.stages.has(mark.stage);
  const placed = !filters.region || mark.regions.includes(filters.region);
  const printed = !filters.document || mark.documents.includes(filters.document);
  const chosen = !LINE_MODES.includes(mark.theme) || filters.modes.has(mark.theme);
  // Only a year that a document prints counts.
  const dated = !filters.year || mark.years.includes(filters.year);
  return staged && placed && printed && chosen && dated;
}

/**
 * @param {DrawnSpec} spec
 * @param {Shell} shell
 * @param {AreaFacts} facts
 * @param {string | null} hover
 * @param {boolean} compact
 * @returns {Look}
 */
export function readLook(spec, shell, facts, hover, compact) {
  const layers = shownLayers(shell);
  const filters = readFilters(spec, facts);
  const ids = facts.indicators.map((indicator) => indicator.id);
  const chosen = ids.indexOf(readChoice("indicator", ids, ids[0]));
  const theme = pageTheme();
  return {
    view: spec.view,
    facts,
    theme,
    tokens: tokensOf(theme),
    ground: spec.ground,
    compact,
    indicator: facts.indicators[chosen],
    layers,
    filters,
    hover,
    selectedRegion: readChoice("region", Object.keys(facts.regions), null),
    selectedPlace: readChoice("place", Object.keys(facts.places), null),
    focus: spec.view === "projects" ? projectHighlight(facts) : undefined,
    isShown: (mark) => layers.has(mark.theme) && passes(mark, filters),
  };
}

/**
 * What a page asks the map to show: its regions outlined, its places alone drawn, rivers as background,
 * and, where it counts something by region, the regions filled by that count.
 * @param {Look} look
 * @param {Highlight} focus
 */
export function focusedLook(look, focus) {
  const places = new Set(focus.places);
  look.focus = { regions: new Set(focus.regions), places };
  look.isShown = (mark) => look.layers.has(mark.theme) && (mark.theme === "rivers" || places.has(mark.id));
  const { indicator } = focus;
  if (!indicator) return look;
  const counted = Object.entries(look.facts.regions).map(([id, region]) => [
    id,
    { ...region, values: { ...region.values, focus: indicator.values[id] || 0 } },
  ]);
  const regions = Object.fromEntries(counted);
  return Object.assign(look, {
    ground: "count",
    indicator: { ...indicator, id: "focus" },
    facts: { ...look.facts, regions },
  });
}
