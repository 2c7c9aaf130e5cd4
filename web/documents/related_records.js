// Records related to a clause, a region, a place or a record: grouped lists whose items open one another.
import { closeButton, placeCard, row } from "../map/panels/cards.js";
import { evidence } from "../shared/citation.js";
import { h, linkTo } from "../shared/dom.js";
import { clauseItem, clauseName, conflictItems, groupOf, placeItem, recordItem, regionItem } from "./record_items.js";
import { chosenClause, chosenRecord, relatedTo, scopesOf, TASK_ROLES } from "./records.js";

/**
 * @param {Pick<RelatedRecords, "places"> & Partial<RelatedRecords>} related
 * @param {LibraryLook} look
 */
function keysOf(related, look) {
  const keys = new Set();
  for (const table of /** @type {const} */ (["targets", "tasks", "measures"]))
    for (const id of related[table] || []) keys.add(`${table}/${id}`);
  for (const [mention, entity] of Object.entries(look.records.mentions))
    if (related.places.includes(entity)) keys.add(`places/${mention}`);
  return keys;
}

/**
 * @param {Clause} clause
 * @param {LibraryLook} look
 * @param {Scene} scene
 */
function clausePanel(clause, look, scene) {
  const { records } = look;
  const { words } = records;
  const related = relatedTo(clause, records);
  const units = [...new Set(related.tasks.flatMap((id) => TASK_ROLES.flatMap((role) => records.tasks[id][role])))];
  const groups = [
    groupOf(
      words.regions,
      related.regions.map((id) => regionItem(id, look)),
    ),
    groupOf(
      words.places,
      related.places.map((id) => placeItem(id, look, scene)),
    ),
    groupOf(
      words.targets,
      related.targets.map((id) => recordItem("targets", id, look)),
    ),
    groupOf(
      words.tasks,
      related.tasks.map((id) => recordItem("tasks", id, look)),
    ),
    groupOf(
      words.measures,
      related.measures.map((id) => recordItem("measures", id, look)),
    ),
    groupOf(
      words.units,
      units.map((id) => recordItem("units", id, look)),
    ),
    groupOf(words.conflicts, conflictItems(keysOf(related, look), look)),
  ];
  const outer = related.outer.length ? h("p", { class: "a-note" }, `${words.outer} ${related.outer.join("、")}`) : null;
  const empty = groups.every((group) => !group) ? h("p", { class: "a-empty" }, words.nothing) : null;
  return [
    h("div", { class: "a-list-title" }, h("h4", {}, words.hangs), h("span", {}, clauseName(clause.id, look))),
    reachNote(related, look),
    empty,
    ...groups,
    outer,
  ];
}

/**
 * A clause without places says how far it reaches.
 * @param {RelatedRecords} related
 * @param {LibraryLook} look
 */
function reachNote(related, look) {
  const { words } = look.records;
  if (related.regions.length || related.places.some((id) => look.facts.places[id].regions.length)) return null;
  const scopes = scopesOf(related, look.records);
  return h(
    "p",
    { class: "a-note" },
    scopes.length ? `${words.everywhere} ${scopes.join(look.facts.lang === "zh" ? "、" : ", ")}` : words.nowhere,
  );
}

/**
 * @param {(part: ClausePart) => boolean} test
 * @param {LibraryLook} look
 */
function clausesWith(test, look) {
  return look.records.clauses.flatMap((clause) =>
    clause.parts.filter(test).map((part) => clauseItem(clause, look, part.heading)),
  );
}

/**
 * @param {string} id
 * @param {LibraryLook} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function regionRecordsPanel(id, look, scene, actions) {
  const { facts, records } = look;
  const { words } = records;
  const region = facts.regions[id];
  const places = Object.keys(facts.places).filter((each) => facts.places[each].regions.includes(id));
  const staged = places.filter((each) => facts.places[each].stage !== "none");
  const targets = Object.keys(records.targets);
  const naming = targets.filter((each) => records.targets[each].regions.includes(id));
  const binding = targets.filter((each) => records.targets[each].binding && records.targets[each].bound.includes(id));
  const tasks = Object.keys(records.tasks).filter((each) => records.tasks[each].regions.includes(id));
  const bound = h(
    "p",
    { class: "a-hang-link" },
    linkTo("targets", { region: id }, `${words.binding} (${binding.length}) →`),
  );
  return [
    h(
      "article",
      { class: "a-card", "data-card": id },
      h(
        "header",
        {},
        h("h3", {}, region.name),
        h("span", {}, region.tierName),
        closeButton(facts.words, actions.clear),
      ),
      h("p", {}, region.role),
      evidence(facts, region.ref),
    ),
    h("p", { class: "a-hang-link" }, linkTo("regions", { region: id }, `${facts.words.ownPage} →`)),
    groupOf(
      words.clauses,
      clausesWith((part) => part.regions.includes(id), look),
    ),
    groupOf(
      words.naming,
      naming.map((each) => recordItem("targets", each, look)),
    ),
    bound,
    groupOf(
      words.tasks,
      tasks.map((each) => recordItem("tasks", each, look)),
    ),
    groupOf(
      words.projects,
      staged.map((each) => placeItem(each, look, scene)),
    ),
    groupOf(
      words.sites,
      places.filter((each) => !staged.includes(each)).map((each) => placeItem(each, look, scene)),
    ),
    h("p", { class: "a-note" }, words.cityWide),
  ];
}

/**
 * @param {string} id
 * @param {LibraryLook} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
function placeRecordsPanel(id, look, scene, actions) {
  const { records } = look;
  const { words } = records;
  const clauses = records.clauses.filter((clause) => clause.parts.some((part) => part.places.includes(id)));
  const parts = clauses.flatMap((clause) => clause.parts.filter((part) => part.places.includes(id)));
  /** @param {"targets" | "tasks"} name */
  const join = (name) => [...new Set(parts.flatMap((part) => part[name]))];
  const measures = clauses.flatMap((clause) => relatedTo(clause, records).measures);
  return [
    placeCard(id, look, scene, actions.clear),
    groupOf(
      words.clauses,
      clausesWith((part) => part.places.includes(id), look),
    ),
    groupOf(
      words.sameClauses,
      join("targets").map((each) => recordItem("targets", each, look)),
    ),
    groupOf(
      words.tasks,
      join("tasks").map((each) => recordItem("tasks", each, look)),
    ),
    groupOf(
      words.measures,
      measures.map((each) => recordItem("measures", each, look)),
    ),
    groupOf(
      words.regions,
      look.facts.places[id].regions.map((each) => regionItem(each, look)),
    ),
    groupOf(words.conflicts, conflictItems(keysOf({ places: [id] }, look), look)),
  ];
}

/**
 * @param {(typeof TASK_ROLES)[number]} role
 * @param {string} unit
 * @param {LibraryLook} look
 */
function unitTasks(role, unit, look) {
  const { tasks } = look.records;
  return Object.keys(tasks)
    .filter((id) => tasks[id][role].includes(unit))
    .map((id) => recordItem("tasks", id, look));
}

// The page that answers for a kind of record, and the choice that opens the record there.
/** @type {Partial<Record<RecordTable, [string, string]>>} */
const RECORD_PAGES = {
  targets: ["targets", "target"],
  measures: ["finance", "measure"],
  units: ["responsibility", "unit"],
};

/**
 * @param {ChosenRecord} record
 * @param {LibraryLook} look
 */
function pageLink(record, look) {
  const found = RECORD_PAGES[record.table];
  if (!found) return null;
  const [page, choice] = found;
  return h("p", { class: "a-hang-link" }, linkTo(page, { [choice]: record.id }, `${look.facts.words.ownPage} →`));
}

/**
 * @param {ChosenRecord} record
 * @param {LibraryLook} look
 */
function recordRows(record, look) {
  const { words } = look.records;
  if (record.table === "targets")
    return [
      row(words.figures, record.figure),
      record.year ? row(look.facts.words.year, record.year) : null,
      row(words.kind, record.kind),
      row(words.scope, record.scope),
    ];
  if (record.table === "measures")
    return [
      row(words.for, record.beneficiary),
      row(words.figures, record.figures.join("、") || "—"),
      row(words.lapsed, record.to),
    ];
  if (record.table === "units")
    return record.aliases.length ? [row(look.facts.words.name, record.aliases.join("、"))] : [];
  return record.open ? [h("p", { class: "a-note" }, words.openList)] : [];
}

/**
 * The way to the clause of a record.
 * @param {InClause} record
 * @param {Records} records
 */
function referenceOf({ at, evidence: printed }, records) {
  const clause = records.clauses.find((each) => each.id === at);
  if (!clause) return null;
  const { document, locator, at: text, id } = clause;
  return { document, locator, clause: text, evidence: printed, at: id };
}

/**
 * @param {ChosenRecord} record
 * @param {LibraryLook} look
 * @param {PanelActions} actions
 */
function recordPanel(record, look, actions) {
  const { records, facts } = look;
  const { words } = records;
  const reference = record.table === "units" ? null : referenceOf(record, records);
  const card = h(
    "article",
    { class: "a-card", "data-card": record.key },
    h(
      "header",
      {},
      h("h3", {}, record.name),
      h("span", {}, words[record.table]),
      closeButton(facts.words, actions.clear),
    ),
    ...recordRows(record, look),
    reference ? evidence(facts, reference) : null,
  );
  const api = h(
    "p",
    { class: "a-note" },
    h("a", { href: `/api/${record.key}`, target: "_blank" }, `${words.record} /api/${record.key}`),
  );
  const page = pageLink(record, look);
  if (record.table === "units")
    return [
      card,
      page,
      ...TASK_ROLES.map((role) => groupOf(`${words.tasks}: ${words[role]}`, unitTasks(role, record.id, look))),
      api,
    ];
  const units =
    record.table === "tasks"
      ? TASK_ROLES.map((role) =>
          groupOf(
            `${words.units}: ${words[role]}`,
            record[role].map((id) => recordItem("units", id, look)),
          ),
        )
      : [];
  const regions = record.table === "measures" ? [] : record.regions;
  return [
    card,
    page,
    ...units,
    groupOf(
      words.regions,
      regions.map((id) => regionItem(id, look)),
    ),
    groupOf(words.conflicts, conflictItems(new Set([record.key]), look)),
    api,
  ];
}

/**
 * @param {LibraryLook} look
 * @param {Scene} scene
 * @param {PanelActions} actions
 */
export function documentsPanel(look, scene, actions) {
  if (look.selectedRegion) return regionRecordsPanel(look.selectedRegion, look, scene, actions);
  if (look.selectedPlace) return placeRecordsPanel(look.selectedPlace, look, scene, actions);
  const record = chosenRecord(look.records);
  if (record) return recordPanel(record, look, actions);
  const clause = chosenClause(look.records);
  return clause ? clausePanel(clause, look, scene) : [h("p", { class: "a-empty" }, look.records.words.choose)];
}
