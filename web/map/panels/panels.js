// The panel beside the map: indicator, card and list. Every text comes from the facts as text nodes.
import { documentsPanel } from "../../documents/related_records.js";
import { isOutsideArea, shownRegions } from "../../drawing/base_layers.js";
import { LINE_MODES, STAGES } from "../../drawing/lines.js";
import { regionFill } from "../../drawing/regions.js";
import { markSample, swatch } from "../../drawing/samples.js";
import { passes } from "../../drawing/style.js";
import { clauseText, evidence } from "../../shared/citation.js";
import { formatNumber, h } from "../../shared/dom.js";
import { writeChoices } from "../../shared/url_state.js";
import { placeCard, regionCard, row } from "./cards.js";
import { projectsPanel } from "./project_list.js";

/**
 * @param {Look} look
 */
function indicatorChoice(look) {
  const { facts, indicator } = look;
  const select = h(
    "select",
    {
      id: "a-indicator",
      onchange: (event) =>
        writeChoices({ indicator: event.target.value === facts.indicators[0].id ? null : event.target.value }),
    },
    facts.indicators.map((each) => h("option", { value: each.id, selected: each.id === indicator.id }, each.choice)),
  );
  return h("div", { class: "a-choice" }, h("label", { for: "a-indicator" }, facts.words.indicator), select);
}

/**
 * @param {Look} look
 */
function rankedRegions(look) {
  const { facts, indicator } = look;
  const order = shownRegions(facts);
  const by = indicator.sortBy ?? "";
  return order.sort((a, b) => (facts.regions[b].values[by] ?? -1) - (facts.regions[a].values[by] ?? -1));
}

/**
 * @param {Look} look
 */
function regionList(look) {
  const { facts, indicator } = look;
  const ids = rankedRegions(look);
  const by = indicator.sortBy ?? "";
  const shown = facts.indicators.find((each) => each.id === indicator.sortBy) || indicator;
  const top = Math.max(...ids.map((id) => facts.regions[id].values[by] || 0));
  const items = ids.map((id) => {
    const region = facts.regions[id];
    const value = region.values[by];
    const bar = shown.additive ? h("i", { class: "a-bar-value", style: `width:${(100 * (value || 0)) / top}%` }) : null;
    return h(
      "button",
      { type: "button", class: "a-item", "data-region": id, "aria-pressed": String(look.selectedRegion === id) },
      swatch(regionFill({ id }, look)),
      h("span", { title: region.name }, region.label),
      h("span", { class: "a-bar-track" }, bar),
      h("b", {}, formatNumber(value, shown.decimals)),
    );
  });
  const head = h(
    "div",
    { class: "a-list-head" },
    h("span", {}, facts.words.region),
    h("span", {}, `${shown.sortName}${shown.unit ? `, ${shown.unit}` : ""}`),
  );
  return h("div", { class: "a-list" }, head, ...items, h("p", { class: "a-note" }, shown.source));
}

/**
 * @param {Look} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function overviewPanel(look, scene, actions) {
  const card = look.selectedPlace
    ? placeCard(look.selectedPlace, look, scene, actions.clear)
    : look.selectedRegion
      ? regionCard(look.selectedRegion, look, actions.clear)
      : null;
  return [indicatorChoice(look), card, regionList(look)];
}

/** @typedef {(look: any, scene: Scene, actions: PanelActions) => Content[]} PanelOf The documents' look holds records. */

const LIST_ORDER = [
  "hsr",
  "suburban",
  "rail",
  "highway",
  "fast",
  "water",
  "metro",
  "urban",
  "airport",
  "hub",
  "port",
  "crossing",
];

/**
 * @param {Look} look
 */
function listedPlaces(look) {
  const ids = Object.keys(look.facts.places).filter((id) => {
    const place = look.facts.places[id];
    const shown = LINE_MODES.includes(place.theme) || look.layers.has(place.theme);
    return place.listed && shown && passes(place, look.filters) && !isOutsideArea(look.facts, id);
  });
  /** @param {string} id */
  const rank = (id) => LIST_ORDER.indexOf(look.facts.places[id].theme);
  /** @param {string} id */
  const stage = (id) => STAGES.indexOf(look.facts.places[id].stage);
  return ids.sort((a, b) => rank(a) - rank(b) || stage(a) - stage(b));
}

/**
 * @param {string} id
 * @param {Look} look
 * @param {Scene} scene
 */
function transportItem(id, look, scene) {
  const place = look.facts.places[id];
  const mark = scene.places.get(id);
  const reference = place.rows[place.rows.length - 1];
  return h(
    "button",
    { type: "button", class: "a-item a-project", "data-place": id, "aria-pressed": String(look.selectedPlace === id) },
    mark ? markSample(mark, look) : h("span", { class: "a-listonly" }, look.facts.words.listOnlyShort),
    h("span", {}, place.name),
    h("span", {}, place.stage === "none" ? "—" : look.facts.words.stagesShort[place.stage]),
    h("small", {}, clauseText(look.facts, reference)),
  );
}

/**
 * @param {string} text
 * @param {string[]} ids
 * @param {Look} look
 * @param {Scene} scene
 */
function listTitle(text, ids, look, scene) {
  const { words } = look.facts;
  const drawn = scene.grid ? 0 : ids.filter((id) => scene.places.has(id)).length;
  return h(
    "div",
    { class: "a-list-title" },
    h("h4", {}, text),
    h("span", {}, `${words.onMap} ${drawn} · ${words.listOnly} ${ids.length - drawn}`),
  );
}

/**
 * @param {Look} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function transportPanel(look, scene, actions) {
  const { words } = look.facts;
  const ids = listedPlaces(look);
  /** @param {string} id */
  const isLine = (id) => LINE_MODES.includes(look.facts.places[id].theme);
  const lines = ids.filter(isLine);
  const nodes = ids.filter((id) => !isLine(id));
  const card = look.selectedPlace ? placeCard(look.selectedPlace, look, scene, actions.clear) : null;
  const columns = h(
    "div",
    { class: "a-list-head a-project" },
    [words.modeTitle, words.name, words.stageTitle, words.source].map((text) => h("span", {}, text)),
  );
  const empty = h(
    "p",
    { class: "a-empty" },
    words.noneFound,
    " ",
    h("button", { type: "button", class: "a-link", onclick: actions.reset }, words.clearFilters),
  );
  /** @param {string[]} group */
  const items = (group) => group.map((id) => transportItem(id, look, scene));
  const below = nodes.length ? [listTitle(words.nodesTitle, nodes, look, scene), items(nodes)] : [];
  const body = [lines.length ? items(lines) : empty, ...below];
  return [card, listTitle(words.linesTitle, lines, look, scene), columns, h("div", { class: "a-scroll" }, body.flat())];
}

/**
 * @param {Look} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function ecoPanel(look, scene, actions) {
  const { facts } = look;
  const { words } = facts;
  const structure = facts.structure.map((each) => row(each.name, each.members, h("small", {}, each.position)));
  const card = look.selectedPlace
    ? placeCard(look.selectedPlace, look, scene, actions.clear)
    : h(
        "article",
        { class: "a-card" },
        h("header", {}, h("h3", {}, words.structureTitle)),
        ...structure,
        evidence(facts, facts.structureRef),
      );
  const unlocated = facts.unlocated.map((id) => facts.places[id]);
  const items = facts.unlocated.map((id, i) =>
    h(
      "button",
      { type: "button", class: "a-item a-plain", "data-place": id, "aria-pressed": String(look.selectedPlace === id) },
      h("span", {}, unlocated[i].name),
      h("small", {}, clauseText(facts, unlocated[i].rows[0])),
    ),
  );
  return [
    card,
    h(
      "div",
      { class: "a-list-title" },
      h("h4", {}, words.unlocatedTitle),
      h("span", {}, `${items.length} · ${words.listOnly}`),
    ),
    h("div", { class: "a-scroll" }, items),
  ];
}

/**
 * @param {AreaFacts} facts
 */
export function timeline(facts) {
  const years = facts.timeline.map((step) =>
    h("section", {}, h("h5", {}, step.year), ...step.goals.map((goal) => h("p", {}, evidence(facts, goal, goal.name)))),
  );
  return h(
    "div",
    { class: "a-timeline" },
    h("h4", {}, facts.words.timelineTitle),
    h("div", {}, ...years),
    h("p", { class: "a-note" }, facts.words.noNeutrality),
  );
}

/**
 * @param {Look} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function floatingCard(look, scene, actions) {
  return [look.selectedPlace ? placeCard(look.selectedPlace, look, scene, actions.clear) : null];
}

/** @type {Record<string, PanelOf>} */
const PANELS = {
  overview: overviewPanel,
  transport: transportPanel,
  "eco-city": ecoPanel,
  documents: documentsPanel,
  projects: projectsPanel,
};

/**
 * What stands beside the map of a view, or above it.
 * @param {string} view
 * @returns {PanelOf}
 */
export function panelOf(view) {
  return PANELS[view] || floatingCard;
}
