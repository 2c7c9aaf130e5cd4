// The filters of the transport page: they write the address, and the map follows it.
import { LINE_MODES, STAGES } from "../../drawing/lines.js";
import { PROJECT_STAGES } from "../../drawing/project_filter.js";
import { OPENING_MODES } from "../../drawing/style.js";
import { tellServer, watchAddress } from "../../shared/address_watch.js";
import { elementIn, h, replaceContent } from "../../shared/dom.js";
import { fetchJson } from "../../shared/files.js";
import { CHOICE_EVENT, readChoice, writeChoices } from "../../shared/url_state.js";
import { picker, segmented } from "./choices.js";
import { compareChoice, regionSteps } from "./region_picker.js";

/**
 * Group and kinds as one select: a group is chosen by its first entry.
 * @param {AreaFacts} facts
 */
function kindFilter({ projects }) {
  const known = projects.tree.flatMap((group) => [group.id, ...group.kinds]);
  const chosen = readChoice("kind", known, "");
  /**
   * @param {string} id
   * @param {string} text
   */
  const option = (id, text) => h("option", { value: id, selected: id === chosen }, text);
  const groups = projects.tree.map((group) => [
    option(group.id, projects.groups[group.id]),
    ...group.kinds.map((kind) => option(kind, `\u3000${projects.kinds[kind]}`)),
  ]);
  const select = h(
    "select",
    { id: "a-kind", onchange: (event) => writeChoices({ kind: event.target.value || null }) },
    option("", projects.allKinds),
    groups.flat(),
  );
  return h("div", { class: "a-choice" }, h("label", { for: "a-kind" }, projects.kindTitle), select);
}

// Filters by their name in the address; a page names those it wants, in order.
/** @type {Record<string, (facts: AreaFacts, view: string) => HTMLElement>} */
const FILTERS = {
  mode: ({ words }, view) =>
    segmented("mode", words.modeTitle, LINE_MODES, words.modesShort, OPENING_MODES[view] || LINE_MODES),
  status: ({ words }, view) =>
    segmented("status", words.stageTitle, view === "projects" ? PROJECT_STAGES : STAGES, words.stagesShort, STAGES),
  region: (facts, view) => (view === "regions" ? regionSteps(facts) : regionFilter(facts)),
  document: ({ words, documents }) =>
    picker(
      "document",
      words.document,
      Object.entries(documents).map(([id, document]) => [id, document.short]),
      words.allDocuments,
    ),
  year: (facts, view) =>
    picker(
      "year",
      facts.words.year,
      view === "projects" ? facts.projects.years : facts.years.map((year) => [year, year]),
      facts.words.allYears,
    ),
  kind: kindFilter,
  placed: ({ projects }) => picker("placed", projects.placedTitle, projects.places, projects.allPlaced),
  compare: compareChoice,
};

/**
 * @param {AreaFacts} facts
 */
function regionFilter({ words, regions }) {
  return picker(
    "region",
    words.region,
    Object.entries(regions).map(([id, region]) => [id, region.name]),
    words.allRegions,
  );
}

/**
 * @param {HTMLElement} root
 * @param {AreaFacts} facts
 * @param {FilterData} spec
 */
function fillFilters(root, facts, spec) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const held = active && root.contains(active) ? active.dataset.value || active.id : null;
  replaceContent(root, ...spec.names.map((name) => FILTERS[name](facts, spec.view)));
  if (held) (elementIn(root, `[data-value="${held}"]`) || elementIn(root, `[id="${held}"]`))?.focus();
}

/**
 * Tells the page when one of its filters has changed.
 * @param {FilterData} spec
 * @param {((address: string) => void)} [tell]
 */
function followFilters(spec, tell) {
  const chosen = () => spec.names.map((name) => new URLSearchParams(location.search).getAll(name)).join(";");
  let before = chosen();
  return () => {
    if (!spec.follow || before === chosen()) return;
    before = chosen();
    if (tell) tellServer(tell);
  };
}

/**
 * @param {HTMLElement} root
 * @param {FilterData} spec
 * @param {((address: string) => void)} [tell]
 */
export function mountFilters(root, spec, tell) {
  watchAddress();
  if (root.atlasFollow) window.removeEventListener(CHOICE_EVENT, root.atlasFollow);
  const follow = followFilters(spec, tell);
  fetchJson(FILES[`facts-${spec.lang}`]).then((facts) => {
    const fill = () => {
      if (!root.isConnected) return window.removeEventListener(CHOICE_EVENT, fill);
      fillFilters(root, facts, spec);
      follow();
    };
    root.atlasFollow = fill;
    window.addEventListener(CHOICE_EVENT, fill);
    fillFilters(root, facts, spec);
  });
}

/**
 * @param {Component<FilterData>} component
 */
export function showFilters({ parentElement, data, setTriggerValue }) {
  mountFilters(elementIn(parentElement, ".a-filters"), data, (address) => setTriggerValue("followed", address));
}
