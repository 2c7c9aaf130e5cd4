// The documents page: outline, clause, and its related records beside the map; all choices in the address.
import { AtlasView } from "../map/map_view.js";
import { elementIn, h, replaceContent, targetIn } from "../shared/dom.js";
import { fetchJson } from "../shared/files.js";
import { writeChoices } from "../shared/url_state.js";
import { fillReader } from "./clause_reader.js";
import { buildOutline, markOutline, reveal } from "./outline.js";
import { chosenClause, focusOf, isTable, neighbour, recordLink } from "./records.js";

export class LibraryView extends AtlasView {
  /**
   * @param {HTMLElement} root
   * @param {MapSpec} spec
   */
  constructor(root, spec) {
    super(root, spec);
    this.outline = h("nav", { class: "a-outline" });
    this.reader = h("div", { class: "a-reader", tabindex: "-1" });
    /** @type {string | undefined} */
    this.shownClause = undefined;
  }

  async start() {
    /** @type {Records} */
    this.records = await fetchJson(this.spec.records_url);
    this.outline.setAttribute("aria-label", this.records.words.outline);
    await super.start();
  }

  arrange() {
    const side = h("div", { class: "a-library-side" }, this.left, this.panel);
    replaceContent(this.root, this.outline, this.reader, side);
    buildOutline(this.outline, this.records);
  }

  currentLook() {
    const look = super.currentLook();
    const focus = focusOf(look, this.records);
    /** @param {PlaceMark} mark */
    const isShown = (mark) => (mark.theme === "rivers" || focus.places.has(mark.id)) && look.layers.has(mark.theme);
    return Object.assign(look, { records: this.records, focus, isShown });
  }

  listen() {
    super.listen();
    this.outline.addEventListener("click", (event) => this.onClause(targetIn(event, "[data-clause]")));
    this.reader.addEventListener("click", (event) =>
      this.onWord(targetIn(event, "[data-clause],[data-record],[data-place],[data-region]")),
    );
    this.panel.addEventListener("click", (event) => this.onWord(targetIn(event, "[data-clause],[data-record]")));
    this.reader.addEventListener("keydown", (event) => event.key === "Enter" && targetIn(event, "mark")?.click());
    this.root.addEventListener("keydown", (event) => this.onStep(event));
  }

  update() {
    super.update();
    const clause = chosenClause(this.records);
    fillReader(this.reader, clause, /** @type {LibraryLook} */ (this.look));
    markOutline(this.outline, clause, this.shownClause);
    if (this.shownClause !== clause?.id) this.reader.scrollTop = 0;
    this.shownClause = clause?.id;
    this.root.dataset.chosen = String(
      Boolean(this.look.selectedRegion || this.look.selectedPlace || this.address("record")),
    );
    const mark = elementIn(this.reader, "mark.a-chosen");
    if (mark) reveal(this.reader, mark);
  }

  /**
   * @param {HTMLElement | null} item
   */
  onClause(item) {
    if (item) writeChoices({ clause: item.dataset.clause ?? null, region: null, place: null, record: null });
  }

  /**
   * @param {HTMLElement | null} item
   */
  onWord(item) {
    if (!item) return;
    const { clause, record, place, region } = item.dataset;
    if (clause) return this.onClause(item);
    if (place) return writeChoices({ place, region: null, record: null });
    if (region) return writeChoices({ region, place: null, record: null });
    if (!record) return;
    const { table, id } = recordLink(record);
    const at = isTable(table) && table !== "units" ? this.records[table][id].at : "";
    writeChoices({ record, clause: at || this.address("clause"), region: null, place: null });
  }

  /**
   * @param {KeyboardEvent} event
   */
  onStep(event) {
    if (targetIn(event, "input,select,textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || targetIn(event, ".a-map")) return;
    const next = neighbour(chosenClause(this.records), step, this.records);
    if (next) writeChoices({ clause: next.id, region: null, place: null, record: null });
  }

  /**
   * @param {{ id: string, kind?: string } | null} mark
   */
  select(mark) {
    if (!mark) return writeChoices({ region: null, place: null, record: null });
    writeChoices(
      mark.kind === "region"
        ? { region: mark.id, place: null, record: null }
        : { place: mark.id, region: null, record: null },
    );
  }
}
