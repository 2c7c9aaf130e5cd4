// Groups of related records, and one entry for each kind of record.
import { h, linkTo } from "../shared/dom.js";
import { chosenRecord } from "./records.js";

/**
 * @param {string} title
 * @param {Content[]} items
 * @param {string} [note]
 */
export function groupOf(title, items, note) {
  if (!items.length) return null;
  return h(
    "section",
    { class: "a-group" },
    h("h4", {}, h("span", {}, title), h("small", {}, note || items.length)),
    ...items,
  );
}

/**
 * @param {Props} props
 * @param {string} name
 * @param {...(string | number)} aside
 */
function itemOf(props, name, ...aside) {
  return h(
    "button",
    { type: "button", class: "a-hang", ...props },
    h("span", {}, name),
    h("small", {}, aside.filter(Boolean).join(" · ")),
  );
}

/**
 * @param {string | undefined} id
 * @param {LibraryLook} look
 */
export function clauseName(id, look) {
  const clause = look.records.clauses.find((each) => each.id === id);
  return clause ? `${look.facts.documents[clause.document].short} ${clause.at}` : "";
}

/**
 * @param {string} id
 * @param {LibraryLook} look
 */
export function regionItem(id, look) {
  return itemOf({ "data-region": id }, look.facts.regions[id].name, look.facts.regions[id].tierName);
}

/**
 * @param {string} id
 * @param {LibraryLook} look
 * @param {Scene} scene
 */
export function placeItem(id, look, scene) {
  const place = look.facts.places[id];
  const { words } = look.facts;
  const stage = place.stage === "none" ? "" : words.stagesShort[place.stage];
  const drawn = scene.places.has(id);
  return itemOf(
    { "data-place": id, "aria-pressed": String(look.selectedPlace === id) },
    place.name,
    words.kinds[place.mode],
    stage,
    drawn ? "" : place.regions.length ? place.regionNames : words.listOnly,
  );
}

/**
 * What stands small behind the name of a record.
 * @param {RecordTable} table
 * @param {string} id
 * @param {LibraryLook} look
 */
function asideOf(table, id, look) {
  const { targets, tasks, measures } = look.records;
  if (table === "tasks") return [clauseName(tasks[id].at, look)];
  if (table === "measures") return [measures[id].figures.join("、")];
  if (table === "units") return [];
  const { figure, kind, year } = targets[id];
  return [figure === "—" ? kind : figure, year];
}

/**
 * @param {RecordTable} table
 * @param {string} id
 * @param {LibraryLook} look
 */
export function recordItem(table, id, look) {
  const record = look.records[table][id];
  const key = `${table}/${id}`;
  const chosen = chosenRecord(look.records);
  return itemOf(
    { "data-record": key, "aria-pressed": String(chosen?.key === key) },
    record.name,
    ...asideOf(table, id, look),
  );
}

/**
 * @param {Clause} clause
 * @param {LibraryLook} look
 * @param {string} [heading]
 */
export function clauseItem(clause, look, heading) {
  return itemOf({ "data-clause": clause.id }, heading || clause.heading, clauseName(clause.id, look));
}

/**
 * @param {Set<string>} keys
 * @param {LibraryLook} look
 */
export function conflictItems(keys, look) {
  const { conflicts } = look.records;
  const found = Object.keys(conflicts).filter((id) => conflicts[id].records.some((record) => keys.has(record)));
  return found.map((id) => h("p", { class: "a-hang-link" }, linkTo("conflicts", { conflict: id }, conflicts[id].name)));
}
