// Cards of regions and places.
import { shownRegions } from "../../drawing/base_layers.js";
import { markSample } from "../../drawing/samples.js";
import { evidence } from "../../shared/citation.js";
import { formatNumber, h, linkTo } from "../../shared/dom.js";
import { explained } from "../../shared/glossary.js";

/**
 * @param {string} label
 * @param {...Content} value
 */
export function row(label, ...value) {
  return h("div", { class: "a-row" }, h("span", {}, label), h("span", {}, ...value));
}

/**
 * @param {string} id
 * @param {Look} look
 * @param {() => void} onClose
 */
export function regionCard(id, look, onClose) {
  const { facts } = look;
  const region = facts.regions[id];
  const words = facts.words;
  const figures = facts.indicators
    .filter((indicator) => indicator.breaks)
    .map((indicator) => {
      const ranked = shownRegions(facts)
        .map((each) => facts.regions[each].values[indicator.id])
        .sort((a, b) => Number(b) - Number(a));
      const rank = ranked.indexOf(region.values[indicator.id]) + 1;
      return row(
        indicator.sortName,
        `${formatNumber(region.values[indicator.id], indicator.decimals)} ${indicator.unit}`,
        h("small", {}, `${words.rank} ${rank} / ${ranked.length}`),
      );
    });
  return h(
    "article",
    { class: "a-card", "data-card": id },
    h(
      "header",
      {},
      h("h3", {}, region.name),
      h("span", {}, explained(facts, region.tierName)),
      closeButton(words, onClose),
    ),
    h("p", {}, explained(facts, region.role)),
    evidence(facts, region.ref),
    ...figures,
    row(words.regionProfile, linkTo("regions", { region: id }, `${words.see} →`)),
    row(words.boundTargets, linkTo("targets", { region: id }, `${words.see} →`)),
    row(words.namedProjects, linkTo("transport", { region: id }, `${words.see} →`)),
    row(words.allRecords, linkTo("documents", { region: id }, `${words.see} →`)),
  );
}

/**
 * @param {Pick<MapWords, "close">} words
 * @param {() => void} onClose
 */
export function closeButton(words, onClose) {
  return h(
    "button",
    { type: "button", class: "a-close", "aria-label": words.close, title: words.close, onclick: onClose },
    "×",
  );
}

/**
 * @param {string} id
 * @param {Look} look
 * @param {Scene} scene
 * @param {() => void} onClose
 */
export function placeCard(id, look, scene, onClose) {
  const { facts } = look;
  const place = facts.places[id];
  const mark = scene.places.get(id);
  const words = facts.words;
  const head =
    mark && mark.stage !== "none"
      ? h("span", { class: "a-stage-word" }, markSample(mark, look), words.stages[mark.stage])
      : h("span", {}, facts.words.kinds[place.mode]);
  const blocks = place.rows.map((each) =>
    h(
      "div",
      { class: "a-mention" },
      row(words.statusWord, each.word || "—"),
      each.year ? row(words.year, each.year) : null,
      each.note ? h("p", { class: "a-note" }, each.note) : null,
      evidence(facts, each),
    ),
  );
  return h(
    "article",
    { class: "a-card", "data-card": id },
    h("header", {}, h("h3", {}, place.name), head, closeButton(words, onClose)),
    place.endpoints ? row(words.endpoints, place.endpoints) : null,
    row(words.position, place.position),
    place.regionNames ? row(words.regions, place.regionNames) : null,
    look.records ? null : row(words.allRecords, linkTo("documents", { place: id }, `${words.see} →`)),
    ...blocks,
  );
}
