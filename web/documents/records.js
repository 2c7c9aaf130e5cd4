// Records of a clause: what is chosen and what belongs to it.

export const TASK_ROLES = /** @type {const} */ (["lead", "support", "listed"]);
const TABLES = ["targets", "tasks", "measures", "units"];

/**
 * Whether a table holds records that the page opens.
 * @param {string} name
 * @returns {name is RecordTable}
 */
export function isTable(name) {
  return TABLES.includes(name);
}

/**
 * @param {string} key
 */
export function recordLink(key) {
  const [table, id] = key.split("/");
  return { table, id };
}

/**
 * Measures name the id of their clause; everything else is named by the parts of the clause.
 * @param {Clause} clause
 * @param {Records} records
 * @returns {RelatedRecords}
 */
export function relatedTo(clause, records) {
  /** @param {"regions" | "places" | "targets" | "tasks" | "outer"} name */
  const join = (name) => [...new Set(clause.parts.flatMap((part) => part[name]))];
  const measures = Object.keys(records.measures).filter((id) => records.measures[id].at === clause.id);
  return {
    regions: join("regions"),
    places: join("places"),
    targets: join("targets"),
    tasks: join("tasks"),
    outer: join("outer"),
    measures,
  };
}

/**
 * @param {RelatedRecords} related
 * @param {Records} records
 */
export function scopesOf(related, records) {
  return [...new Set(related.targets.map((id) => records.targets[id].scope))];
}

/**
 * @param {Records} records
 * @returns {ChosenRecord | null}
 */
export function chosenRecord(records) {
  const value = new URLSearchParams(location.search).get("record") || "";
  const { table, id } = recordLink(value);
  if (!isTable(table) || !records[table][id]) return null;
  return /** @type {ChosenRecord} */ ({ key: value, table, id, ...records[table][id] });
}

/**
 * @param {Records} records
 * @returns {Clause | null}
 */
export function chosenClause(records) {
  const id = new URLSearchParams(location.search).get("clause");
  return records.clauses.find((clause) => clause.id === id) || null;
}

/**
 * @param {string} id
 * @param {Records} records
 */
function tasksOfUnit(id, records) {
  return Object.keys(records.tasks).filter((task) => TASK_ROLES.some((role) => records.tasks[task][role].includes(id)));
}

/**
 * What the map shows: regions filled and places drawn for a clause, a region, a place or a record.
 * @param {Look} look
 * @param {Records} records
 * @returns {MapHighlight}
 */
export function focusOf(look, records) {
  const { facts } = look;
  const { selectedRegion } = look;
  if (selectedRegion) {
    const places = Object.keys(facts.places).filter((id) => facts.places[id].regions.includes(selectedRegion));
    return { regions: new Set([selectedRegion]), places: new Set(places) };
  }
  if (look.selectedPlace)
    return { regions: new Set(facts.places[look.selectedPlace].regions), places: new Set([look.selectedPlace]) };
  const record = chosenRecord(records);
  if (record && record.table === "units")
    return {
      regions: new Set(tasksOfUnit(record.id, records).flatMap((id) => records.tasks[id].regions)),
      places: new Set(),
    };
  if (record && record.table === "targets")
    return { regions: new Set(record.regions.length ? record.regions : record.bound), places: new Set() };
  const clause = chosenClause(records);
  if (!clause) return { regions: new Set(), places: new Set() };
  const related = relatedTo(clause, records);
  const placed = related.regions.length ? related.regions : related.places.flatMap((id) => facts.places[id].regions);
  const reached = placed.length ? placed : scopesOf(related, records).flatMap((scope) => records.scopes[scope].regions);
  return { regions: new Set(reached), places: new Set(related.places) };
}

/**
 * @param {Clause | null} clause
 * @param {number} step
 * @param {Records} records
 * @returns {Clause | null}
 */
export function neighbour(clause, step, records) {
  const at = clause ? records.clauses.indexOf(clause) : step > 0 ? -1 : records.clauses.length;
  return records.clauses[at + step] || null;
}
