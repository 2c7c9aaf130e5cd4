// The documents page: outline, clause, and what hangs on it beside the map; all choices in the address.
const TASK_ROLES = ["lead", "support", "listed"];
const RECORD_KINDS = ["targets", "tasks", "measures", "units"];

function recordLink(key) {
  const [table, id] = key.split("/");
  return { table, id };
}

// Measures hang on their clause by its id; the parts of a clause name everything else.
function hangingOn(clause, records) {
  const join = (name) => [...new Set(clause.parts.flatMap((part) => part[name]))];
  const measures = Object.keys(records.measures).filter((id) => records.measures[id].at === clause.id);
  return { regions: join("regions"), places: join("places"), targets: join("targets"), tasks: join("tasks"), outer: join("outer"), measures };
}

function scopesOf(hanging, records) {
  return [...new Set(hanging.targets.map((id) => records.targets[id].scope))];
}

function chosenRecord(records) {
  const value = new URLSearchParams(location.search).get("record") || "";
  const { table, id } = recordLink(value);
  return RECORD_KINDS.includes(table) && records[table][id] ? { key: value, table, id, ...records[table][id] } : null;
}

function chosenClause(records) {
  const id = new URLSearchParams(location.search).get("clause");
  return records.clauses.find((clause) => clause.id === id) || null;
}

function tasksOfUnit(id, records) {
  return Object.keys(records.tasks).filter((task) => TASK_ROLES.some((role) => records.tasks[task][role].includes(id)));
}

// What the map shows: regions filled and places drawn for a clause, a region, a place or a record.
function focusOf(look, records) {
  const { facts } = look;
  if (look.selectedRegion) {
    const places = Object.keys(facts.places).filter((id) => facts.places[id].regions.includes(look.selectedRegion));
    return { regions: new Set([look.selectedRegion]), places: new Set(places) };
  }
  if (look.selectedPlace) return { regions: new Set(facts.places[look.selectedPlace].regions), places: new Set([look.selectedPlace]) };
  const record = chosenRecord(records);
  if (record && record.table === "units") return { regions: new Set(tasksOfUnit(record.id, records).flatMap((id) => records.tasks[id].regions)), places: new Set() };
  if (record && record.table === "targets") return { regions: new Set(record.regions.length ? record.regions : record.bound), places: new Set() };
  const clause = chosenClause(records);
  if (!clause) return { regions: new Set(), places: new Set() };
  const hanging = hangingOn(clause, records);
  const placed = hanging.regions.length ? hanging.regions : hanging.places.flatMap((id) => facts.places[id].regions);
  const reached = placed.length ? placed : scopesOf(hanging, records).flatMap((scope) => records.scopes[scope].regions);
  return { regions: new Set(reached), places: new Set(hanging.places) };
}

// Scrolls a box so that a part of it is seen, and never the page around it.
function reveal(box, part) {
  if (box.scrollHeight <= box.clientHeight) return;
  const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - box.clientHeight / 3;
}

class LibraryView extends AtlasView {
  async start() {
    this.records = await fetchJson(this.spec.records_url);
    this.outline = h("nav", { class: "a-outline", "aria-label": this.records.words.outline });
    this.reader = h("div", { class: "a-reader", tabindex: "-1" });
    await super.start();
  }

  arrange() {
    const side = h("div", { class: "a-library-side" }, this.left, this.panel);
    replaceContent(this.root, this.outline, this.reader, side);
    buildOutline(this.outline, this.records);
  }

  currentLook() {
    const look = super.currentLook();
    look.records = this.records;
    look.focus = focusOf(look, this.records);
    look.isShown = (mark) => (mark.theme === "rivers" || look.focus.places.has(mark.id)) && look.layers.has(mark.theme);
    return look;
  }

  listen() {
    super.listen();
    this.outline.addEventListener("click", (event) => this.onClause(event.target.closest("[data-clause]")));
    this.reader.addEventListener("click", (event) => this.onWord(event.target.closest("[data-clause],[data-record],[data-place],[data-region]")));
    this.panel.addEventListener("click", (event) => this.onWord(event.target.closest("[data-clause],[data-record]")));
    this.reader.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("mark") && event.target.click());
    this.root.addEventListener("keydown", (event) => this.onStep(event));
  }

  update() {
    super.update();
    const clause = chosenClause(this.records);
    fillReader(this.reader, clause, this.look);
    markOutline(this.outline, clause, this.shownClause);
    if (this.shownClause !== (clause && clause.id)) this.reader.scrollTop = 0;
    this.shownClause = clause && clause.id;
    this.root.dataset.chosen = String(Boolean(this.look.selectedRegion || this.look.selectedPlace || this.address("record")));
    const mark = this.reader.querySelector("mark.a-chosen");
    if (mark) reveal(this.reader, mark);
  }

  onClause(item) {
    if (item) writeChoices({ clause: item.dataset.clause, region: null, place: null, record: null });
  }

  onWord(item) {
    if (!item) return;
    const { clause, record, place, region } = item.dataset;
    if (clause) return this.onClause(item);
    if (place) return writeChoices({ place, region: null, record: null });
    if (region) return writeChoices({ region, place: null, record: null });
    const { table, id } = recordLink(record);
    const found = this.records[table][id];
    writeChoices({ record, clause: found.at || this.address("clause"), region: null, place: null });
  }

  onStep(event) {
    if (event.target.closest("input,select,textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.target.closest(".a-map")) return;
    const next = neighbour(chosenClause(this.records), step, this.records);
    if (next) writeChoices({ clause: next.id, region: null, place: null, record: null });
  }

  select(mark) {
    if (!mark) return writeChoices({ region: null, place: null, record: null });
    writeChoices(mark.kind === "region" ? { region: mark.id, place: null, record: null } : { place: mark.id, region: null, record: null });
  }
}

function neighbour(clause, step, records) {
  const at = clause ? records.clauses.indexOf(clause) : step > 0 ? -1 : records.clauses.length;
  return records.clauses[at + step] || null;
}

const VIEW_CLASSES = { documents: LibraryView };
