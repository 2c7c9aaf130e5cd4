// The documents page: outline, clause, and its related records beside the map; all choices in the address.
import { AtlasView } from "../map/map_view.js";
import { h, replaceContent } from "../shared/dom.js";
import { fetchJson } from "../shared/files.js";
import { writeChoices } from "../shared/url_state.js";
import { fillReader } from "./clause_reader.js";
import { buildOutline, markOutline, reveal } from "./outline.js";
import { chosenClause, focusOf, neighbour, recordLink } from "./records.js";

export class LibraryView extends AtlasView {
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
    this.reader.addEventListener("click", (event) =>
      this.onWord(event.target.closest("[data-clause],[data-record],[data-place],[data-region]")),
    );
    this.panel.addEventListener("click", (event) => this.onWord(event.target.closest("[data-clause],[data-record]")));
    this.reader.addEventListener(
      "keydown",
      (event) => event.key === "Enter" && event.target.matches("mark") && event.target.click(),
    );
    this.root.addEventListener("keydown", (event) => this.onStep(event));
  }

  update() {
    super.update();
    const clause = chosenClause(this.records);
    fillReader(this.reader, clause, this.look);
    markOutline(this.outline, clause, this.shownClause);
    if (this.shownClause !== clause?.id) this.reader.scrollTop = 0;
    this.shownClause = clause?.id;
    this.root.dataset.chosen = String(
      Boolean(this.look.selectedRegion || this.look.selectedPlace || this.address("record")),
    );
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
    writeChoices(
      mark.kind === "region"
        ? { region: mark.id, place: null, record: null }
        : { place: mark.id, region: null, record: null },
    );
  }
}
