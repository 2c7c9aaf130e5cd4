// The register of projects: its filters, and the list beside the map in groups that open one by one.
import { isOutsideArea } from "../../drawing/base_layers.js";
import { PROJECT_STAGES } from "../../drawing/project_filter.js";
import { markSample } from "../../drawing/samples.js";
import { clauseText, evidence } from "../../shared/citation.js";
import { elementIn, h, linkTo, targetIn } from "../../shared/dom.js";
import { store } from "../../shared/store.js";
import { readChoice, writeChoices } from "../../shared/url_state.js";
import { placeCard, row } from "./cards.js";

/** @typedef {"stage" | "kind" | "region" | "document"} Grouping */
/** @type {Grouping[]} */
const GROUPINGS = ["stage", "kind", "region", "document"];
const FEW = 40;

// Keys of the groups that an item stands in.
/** @type {Record<Grouping, (place: PlaceEntry, facts: Facts) => string[]>} */
const GROUP_KEYS = {
  stage: (place) => [place.stage],
  kind: (place, { projects }) =>
    projects.tree
      .filter((group) => group.kinds.includes(place.kind))
      .slice(0, 1)
      .map((group) => group.id),
  region: (place) => (place.regions.length ? place.regions : [""]),
  document: (place) => place.documents,
};

/**
 * @param {Grouping} grouping
 * @param {string} key
 * @param {AreaFacts} facts
 */
function groupTitle(grouping, key, { projects, regions, documents }) {
  if (grouping === "stage") return projects.stages[key];
  if (grouping === "kind") return projects.groups[key];
  if (grouping === "region") return key ? regions[key].name : projects.noRegion;
  return documents[key].short;
}

/**
 * @param {Grouping} grouping
 * @param {AreaFacts} facts
 * @returns {string[]}
 */
function groupOrder(grouping, { projects, regions, documents }) {
  if (grouping === "stage") return PROJECT_STAGES;
  if (grouping === "kind") return projects.tree.map((group) => group.id);
  return grouping === "region" ? [...Object.keys(regions), ""] : Object.keys(documents);
}

/**
 * @param {string[]} ids
 * @param {Grouping} grouping
 * @param {AreaFacts} facts
 * @returns {[string, string[]][]}
 */
function groupsOf(ids, grouping, facts) {
  /** @type {Map<string, string[]>} */
  const members = new Map(groupOrder(grouping, facts).map((key) => [key, []]));
  for (const id of ids) for (const key of GROUP_KEYS[grouping](facts.places[id], facts)) members.get(key)?.push(id);
  return [...members].filter(([, each]) => each.length);
}

/**
 * @param {string[]} ids
 * @param {AreaFacts} facts
 */
function inKindOrder(ids, { projects, places }) {
  const order = projects.tree.flatMap((group) => group.kinds);
  /** @param {string} id */
  const rank = (id) => order.indexOf(places[id].kind) * 10 + PROJECT_STAGES.indexOf(places[id].stage);
  return [...ids].sort((a, b) => rank(a) - rank(b));
}

/**
 * An arrow shows a direction, not a place.
 * @param {string} id
 * @param {Scene} scene
 */
function isPlaced(id, scene) {
  const mark = scene.places.get(id);
  return mark !== undefined && mark.shape !== "arrow";
}

/**
 * @param {string} id
 * @param {Look} look
 * @param {Scene} scene
 */
function projectItem(id, look, scene) {
  const { facts } = look;
  const place = facts.places[id];
  const mark = scene.places.get(id);
  const mention = place.rows[place.staged];
  const stage = place.stage === "none" ? "—" : facts.words.stagesShort[place.stage];
  const year = place.years.length ? ` ${place.years.join("/")}` : "";
  return h(
    "button",
    {
      type: "button",
      class: "a-item a-project a-works",
      "data-place": id,
      title: place.name,
      "aria-pressed": String(look.selectedPlace === id),
    },
    mark && isPlaced(id, scene)
      ? markSample(mark, look)
      : h("span", { class: "a-listonly" }, place.whole ? facts.projects.wide : facts.projects.listed),
    h("span", {}, place.name),
    h("span", {}, `${stage}${year}`, place.differs ? h("b", { title: facts.projects.disagree }, " ≠") : null),
    h("small", { class: "a-word", lang: "zh-CN" }, mention.word ? `「${mention.word}」` : "—"),
    h("small", {}, clauseText(facts, mention)),
  );
}

/**
 * A group builds its rows when it is opened: hundreds of rows are not drawn for nothing.
 * @param {string} key
 * @param {string} title
 * @param {string[]} ids
 * @param {boolean} open
 * @param {() => HTMLElement[]} fill
 * @returns {HTMLDetailsElement}
 */
function projectGroup(key, title, ids, open, fill) {
  const isOpen = store.touchedGroups.has(key) ? store.touchedGroups.get(key) : open;
  const body = h("div", {});
  const fold = h(
    "details",
    { class: "a-fold-group", "data-group": key, open: isOpen },
    h("summary", {}, h("span", {}, title), h("small", {}, ids.length)),
    body,
  );
  const build = () => {
    if (!body.childElementCount) body.append(...fill());
  };
  if (isOpen) build();
  elementIn(fold, "summary").addEventListener("click", () => store.touchedGroups.set(key, !fold.open));
  fold.addEventListener("toggle", () => fold.open && build());
  return fold;
}

/**
 * @param {string[]} ids
 * @param {Grouping} grouping
 * @param {Look} look
 * @param {Scene} scene
 * @param {boolean} open
 */
function unplacedGroup(ids, grouping, look, scene, open) {
  const { projects } = look.facts;
  const fill = () => {
    const parts = groupsOf(ids, grouping, look.facts).map(([key, members]) => [
      h(
        "h5",
        { class: "a-subgroup" },
        h("span", {}, groupTitle(grouping, key, look.facts)),
        h("small", {}, members.length),
      ),
      ...inKindOrder(members, look.facts).map((id) => projectItem(id, look, scene)),
    ]);
    return [h("p", { class: "a-note" }, projects.unplacedNote), ...parts.flat()];
  };
  return projectGroup("unplaced", projects.unplaced, ids, open, fill);
}

/**
 * @param {string[]} drawn
 * @param {string[]} unplaced
 * @param {Grouping} grouping
 * @param {Look} look
 * @param {Scene} scene
 * @returns {HTMLDetailsElement[]}
 */
function projectGroups(drawn, unplaced, grouping, look, scene) {
  const few = drawn.length + unplaced.length <= FEW;
  /** @param {string[]} members */
  const holds = (members) => members.includes(look.selectedPlace ?? "");
  const groups = groupsOf(drawn, grouping, look.facts).map(([key, members], i) =>
    projectGroup(
      `${grouping}-${key}`,
      groupTitle(grouping, key, look.facts),
      members,
      i === 0 || few || holds(members),
      () => inKindOrder(members, look.facts).map((id) => projectItem(id, look, scene)),
    ),
  );
  if (unplaced.length)
    groups.push(unplacedGroup(unplaced, grouping, look, scene, few || !drawn.length || holds(unplaced)));
  return groups;
}

/**
 * Counts by group in one line: each opens its group and closes the others.
 * @param {HTMLDetailsElement[]} groups
 */
function groupJumps(groups) {
  /** @param {Event} event */
  const jump = (event) => {
    const chosen = /** @type {HTMLElement} */ (event.currentTarget).dataset.jump;
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const folds = /** @type {HTMLElement} */ (targetIn(event, ".a-panel")).querySelectorAll("details[data-group]");
    for (const fold of folds) {
      fold.open = fold.dataset.group === chosen;
      store.touchedGroups.set(fold.dataset.group ?? "", fold.open);
      if (fold.open) fold.scrollIntoView({ block: "nearest" });
    }
  };
  const buttons = groups.map((group) =>
    h(
      "button",
      { type: "button", class: "a-jump", "data-jump": group.dataset.group, onclick: jump },
      `${elementIn(group, "summary span").textContent} `,
      h("b", {}, elementIn(group, "summary small").textContent),
    ),
  );
  return buttons.length > 1 && buttons.length < 12 ? h("div", { class: "a-jumps" }, buttons) : null;
}

/**
 * @param {AreaFacts} facts
 * @param {Grouping} grouping
 */
function groupingChoice(facts, grouping) {
  const { projects } = facts;
  const options = GROUPINGS.map((id) => h("option", { value: id, selected: id === grouping }, projects.groupings[id]));
  const select = h(
    "select",
    {
      id: "a-group",
      onchange: (event) => writeChoices({ group: event.target.value === "stage" ? null : event.target.value }),
    },
    options,
  );
  return h("span", { class: "a-grouping" }, h("label", { for: "a-group" }, projects.groupBy), select);
}

/**
 * Mentions that state different stages, side by side by date, and which one the atlas follows.
 * @param {PlaceEntry} place
 * @param {string} id
 * @param {Look} look
 */
function disagreement(place, id, { facts }) {
  if (!place.differs) return null;
  const { projects } = facts;
  const stated = place.rows.filter((each) => each.stage !== "none");
  const cells = stated.map((each) =>
    h(
      "div",
      {},
      h("small", {}, facts.documents[each.document].issued),
      h("b", {}, projects.stages[each.stage]),
      h("span", { lang: "zh-CN" }, `「${each.word}」`),
      evidence(facts, each),
    ),
  );
  const ruling = facts.rulings[id];
  return h(
    "div",
    { class: "a-disagree" },
    h("h4", {}, projects.disagree),
    h("div", { class: "a-sides" }, cells),
    h(
      "p",
      {},
      `${projects.ruling} `,
      h("b", {}, projects.stages[place.stage]),
      facts.lang === "zh" ? `：${projects.rule}。` : `: ${projects.rule}. `,
      ruling ? linkTo("conflicts", { conflict: ruling }, `${projects.ledger} →`) : null,
    ),
  );
}

/**
 * @param {string} id
 * @param {Look} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function projectCard(id, look, scene, actions) {
  const card = placeCard(id, look, scene, actions.clear);
  const { facts } = look;
  const place = facts.places[id];
  const first = card.querySelector(".a-mention");
  const added = [
    place.stage === "none"
      ? null
      : row(facts.projects.progress, h("span", { class: "a-chip a-notReported" }, `○ ${facts.projects.notReported}`)),
    disagreement(place, id, look),
  ];
  for (const each of added) if (each) card.insertBefore(each, first);
  return card;
}

function resetProjects() {
  store.touchedGroups.clear();
  writeChoices({ kind: null, status: null, region: null, document: null, year: null, placed: null, place: null });
}

/**
 * @param {Look} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
export function projectsPanel(look, scene, actions) {
  const { facts } = look;
  const { words, projects } = facts;
  const ids = Object.keys(facts.places).filter(
    (id) => look.filters?.own?.(id, isPlaced(id, scene)) && !isOutsideArea(facts, id),
  );
  const grouping = /** @type {Grouping} */ (readChoice("group", GROUPINGS, "stage"));
  const drawn = ids.filter((id) => isPlaced(id, scene));
  const unplaced = ids.filter((id) => !isPlaced(id, scene));
  const counts = h(
    "span",
    { class: "a-counts" },
    `${words.onMap} ${drawn.length} · ${projects.unplaced} ${unplaced.length}`,
  );
  const head = h("div", { class: "a-list-title" }, h("h4", {}, `${projects.listTitle} ${ids.length}`), counts);
  const many = grouping === "region" || grouping === "document" ? h("p", { class: "a-note" }, projects.manyNote) : null;
  const empty = h(
    "p",
    { class: "a-empty" },
    projects.none,
    " ",
    h("button", { type: "button", class: "a-link", onclick: resetProjects }, words.clearFilters),
  );
  const groups = projectGroups(drawn, unplaced, grouping, look, scene);
  const card = look.selectedPlace ? projectCard(look.selectedPlace, look, scene, actions) : null;
  return [
    card,
    head,
    groupingChoice(facts, grouping),
    many,
    groupJumps(groups),
    h(
      "div",
      { class: "a-scroll", tabindex: "0", role: "group", "aria-label": projects.listTitle },
      ids.length ? groups : empty,
    ),
  ];
}
