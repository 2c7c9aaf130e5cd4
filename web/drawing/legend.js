// Builds the legend, the layer tree, the strip and the samples shown in lists: only what is drawn.
import { evidence } from "../shared/citation.js";
import { h, replaceContent } from "../shared/dom.js";
import { explained } from "../shared/glossary.js";
import { outNote, shownRegions } from "./base_layers.js";
import { binOf } from "./colors.js";
import { POINT_SYMBOLS } from "./compose.js";
import { LINE_MODES, STAGES } from "./lines.js";
import { errorText, OPERATOR, showsError } from "./precision.js";
import {
  arrowSample,
  extentSample,
  fillSample,
  lineSample,
  partSample,
  pointSample,
  provinceSample,
  riverSample,
} from "./samples.js";

/**
 * @param {Content} sample
 * @param {Content} text
 * @param {number} [count]
 */
export function legendRow(sample, text, count) {
  return h(
    "div",
    { class: "a-key" },
    sample,
    h("span", {}, ...[text].flat()),
    count === undefined ? null : h("span", { class: "a-count" }, count),
  );
}

/**
 * @param {string} title
 * @param {...Content} rows
 */
export function legendGroup(title, ...rows) {
  return rows.flat().some(Boolean) ? h("section", {}, h("h4", {}, title), ...rows.flat()) : null;
}

/**
 * @param {Look} look
 */
function regionLegend(look) {
  if (look.ground === "neutral") return null;
  const { facts, indicator, tokens } = look;
  const { breaks } = indicator;
  const regions = shownRegions(facts).map((id) => facts.regions[id]);
  if (!breaks) {
    const tiers = facts.tiers.filter((tier) => regions.some((region) => region.tier === tier.id));
    const rows = tiers.map((tier) =>
      legendRow(
        fillSample(tokens.map.tier[tier.id], look),
        explained(facts, tier.name),
        regions.filter((r) => r.tier === tier.id).length,
      ),
    );
    return legendGroup(facts.words.roles, ...rows, evidence(facts, facts.tiersRef));
  }
  const bins = regions
    .map((region) => region.values[indicator.id])
    .map((value) => (value === null ? -1 : binOf(breaks, value)));
  const rows = indicator.binLabels.map((text, bin) =>
    legendRow(fillSample(tokens.chart.choropleth[bin], look), text, bins.filter((b) => b === bin).length),
  );
  const none = bins.filter((b) => b === -1).length;
  if (none) rows.push(legendRow(fillSample(tokens.map.noData, look, true), facts.words.noData, none));
  return legendGroup(
    `${indicator.name}${indicator.unit ? " " : ""}${indicator.unit}`,
    ...rows,
    h("p", { class: "a-note" }, indicator.note),
  );
}

/**
 * @param {Look} look
 * @param {Marks} marks
 */
function lineLegend(look, marks) {
  const words = look.facts.words;
  const lines = marks.lines.filter((line) => LINE_MODES.includes(line.mode));
  const modes = LINE_MODES.filter((mode) => lines.some((line) => line.mode === mode));
  if (look.view === "overview" && modes.length === 1) return [singleModeLegend(look, lines, modes[0])];
  const modeRows = modes.map((mode) => legendRow(lineSample({ mode, stage: "operating" }, look), words.modes[mode]));
  if (marks.arrows.length) modeRows.push(legendRow(arrowSample(look), words.direction));
  const lead = modes[0];
  const stages = [...STAGES, "none"].filter((stage) => lines.some((line) => line.stage === stage));
  const stageRows = stages.map((stage) =>
    legendRow(lineSample({ mode: lead === "rail" ? "suburban" : lead, stage }, look), words.stages[stage]),
  );
  const band = lines.some((line) => line.m > 0 && showsError(line, look))
    ? [legendRow(lineSample({ mode: lead, stage: "operating" }, look, true), words.bandNote)]
    : [];
  const straight = straightRows(look, lines, lead);
  // The page of projects has a row for every mode and symbol, and no room for more.
  const shown = look.view !== "projects" && lines.some((line) => line.lane);
  const apart = shown ? h("p", { class: "a-note" }, words.laneNote) : null;
  return [
    legendGroup(words.modeTitle, ...modeRows, apart),
    legendGroup(words.stageTitle, ...stageRows),
    legendGroup(words.precisionTitle, ...band, ...straight, ...operatorRows(look, lines)),
  ];
}

/**
 * @param {Look} look
 * @param {PlaceMark[]} lines
 * @param {string} mode
 */
function singleModeLegend(look, lines, mode) {
  const { words } = look.facts;
  const stages = [...STAGES, "none"].filter((stage) => lines.some((line) => line.stage === stage));
  return legendGroup(
    words.modes[mode],
    ...stages.map((stage) => legendRow(lineSample({ mode, stage }, look), words.stages[stage])),
    ...straightRows(look, lines, mode),
  );
}

/**
 * @param {Look} look
 * @param {PlaceMark[]} lines
 * @param {string} mode
 */
function straightRows(look, lines, mode) {
  if (!lines.some((line) => line.straight)) return [];
  return [legendRow(lineSample({ mode, stage: "operating", straight: true }, look), look.facts.words.straightNote)];
}

/**
 * @param {Look} look
 * @param {PlaceMark[]} lines
 */
function operatorRows(look, lines) {
  const own = lines.filter((line) => line.precision === OPERATOR);
  if (!own.length) return [];
  return [
    legendRow(lineSample({ mode: own[0].mode, stage: own[0].stage }, look), look.facts.words.operatorNote, own.length),
  ];
}

const NODE_SYMBOLS = [...POINT_SYMBOLS].reverse();

/**
 * @param {Look} look
 * @param {Marks} marks
 */
function pointLegend(look, marks) {
  const words = look.facts.words;
  if (look.view === "overview") return overviewPoints(look, marks);
  const kinds = NODE_SYMBOLS.filter((symbol) => marks.points.some((point) => point.symbol === symbol));
  const rows = kinds.map((symbol) => {
    const stages = [...STAGES, "none"].filter((stage) =>
      marks.points.some((point) => point.symbol === symbol && point.stage === stage),
    );
    const samples = stages.map((stage) => pointSample({ symbol, stage }, look));
    return legendRow(
      h("span", { class: "a-samples" }, samples),
      (kinds.length > 6 ? words.symbolsShort : words.symbols)[symbol],
    );
  });
  const staged = marks.points.some((point) => point.stage !== "none" && point.stage !== "operating");
  return legendGroup(words.nodeTitle, ...rows, staged ? h("p", { class: "a-note" }, words.nodeStages) : null);
}

/**
 * The overview has room for one row of symbols.
 * @param {Look} look
 * @param {Marks} marks
 */
function overviewPoints(look, marks) {
  const kinds = NODE_SYMBOLS.filter((symbol) => marks.points.some((point) => point.symbol === symbol));
  const samples = kinds.flatMap((symbol) => [
    pointSample({ symbol, stage: "operating" }, look),
    h("span", {}, look.facts.words.symbolsShort[symbol]),
  ]);
  return kinds.length ? h("div", { class: "a-key a-wrap" }, samples) : null;
}

/**
 * @param {Look} look
 * @param {Marks} marks
 * @param {Scene} scene
 */
function edgeLegend(look, marks, scene) {
  const words = look.facts.words;
  const rows =
    look.view === "eco-city" || !scene.edges.some((edge) => edge.rank === "province")
      ? []
      : [legendRow(provinceSample(look), words.provinceLine)];
  if (marks.areas.some((area) => area.whole)) rows.push(legendRow(extentSample(look), words.extentNote));
  if (look.view === "eco-city" && marks.areas.some((area) => !area.whole))
    rows.push(legendRow(partSample(look), words.partsNote));
  if (marks.lines.some((line) => line.mode === "ridge"))
    rows.push(legendRow(lineSample({ mode: "ridge" }, look), words.ridgeNote));
  if (marks.rivers.length && look.view !== "overview")
    rows.push(
      legendRow(
        riverSample(look),
        marks.rivers.some((river) => river.precision === "derived") ? words.riverNote : words.riverSketch,
      ),
    );
  return legendGroup(words.edgeTitle, ...rows);
}

const NOTES_SHOWN = 6;

/**
 * What may lie anywhere on the map of a region, with its half-width; a click shows all of it.
 * @param {Look} look
 * @param {Marks} marks
 */
function edgeNotes(look, marks) {
  const { words, places } = look.facts;
  const names = marks.swamped.map((mark) => ({ id: mark.id, text: `${places[mark.id].label} ${errorText(mark.m)}` }));
  const rest = names.length - NOTES_SHOWN;
  const rows = names
    .slice(0, NOTES_SHOWN)
    .map(({ id, text }) => h("button", { type: "button", class: "a-note a-edge-note", "data-place": id }, text));
  const more = rest > 0 ? h("p", { class: "a-note" }, words.moreNotes.replace("{n}", String(rest))) : null;
  return rows.length ? legendGroup(words.edgeNotes, ...rows, more) : null;
}

/**
 * @param {HTMLElement} node
 * @param {Look} look
 * @param {Scene} scene
 * @param {Marks} marks
 * @param {Content} [before]
 */
export function buildLegend(node, look, scene, marks, before = null) {
  const parts = scene.grid
    ? [regionLegend(look), h("p", { class: "a-note" }, look.facts.words.gridNote)]
    : [
        scene.bare ? h("p", { class: "a-note" }, look.facts.words.bareNote) : null,
        regionLegend(look),
        ...lineLegend(look, marks),
        edgeLegend(look, marks, scene),
        pointLegend(look, marks),
        edgeNotes(look, marks),
      ];
  replaceContent(node, outNote(look.facts), before, parts);
}
