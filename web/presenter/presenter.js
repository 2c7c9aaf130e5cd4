// The presenter: one slide fills the screen; keys, a clicker or a finger lead through the slides.
import { elementIn, h, replaceContent } from "../shared/dom.js";
import { NotesWindow } from "./speaker_notes.js";

const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Spacebar"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];
const TABLE_ROWS = 7;
const CLAUSES = 3;
const SHORT = 20;

// What legend and table may shrink to where words leave them little room; the words themselves never do.
const FITS = [
  [1, 1],
  [0.9, 1],
  [0.8, 0.92],
  [0.7, 0.86],
];

const NUMBER_MS = 2500;

export class Presenter {
  /**
   * @param {HTMLElement} root
   * @param {SlideDeck} deck
   * @param {import("./stage.js").Stage} stage
   */
  constructor(root, deck, stage) {
    this.root = root;
    this.deck = deck;
    this.stage = stage;
    this.at = 0;
    this.shown = false;
    this.typed = "";
    // Rows of the table of this slide, before some are left out.
    this.rowCount = 0;
    /** @type {Timer | undefined} */
    this.forgetting = undefined;
    this.words = DECK_WORDS[deck.lang];
    this.side = h("section", { class: "a-deck-words", "aria-live": "polite" });
    this.bar = h("i");
    this.grid = h("div", { class: "a-deck-grid", hidden: true, role: "listbox", "aria-label": this.words.overview });
    this.cover = h("div", { class: "a-deck-black", hidden: true, "aria-label": this.words.black });
    this.help = this.helpBox();
    this.number = h("div", { class: "a-deck-number", hidden: true, role: "status" });
    this.notes = new NotesWindow(this);
    /**
     * @param {string} sign
     * @param {number} by
     * @param {string} title
     */
    const step = (sign, by, title) =>
      h(
        "button",
        { type: "button", class: "a-deck-step", "aria-label": title, onclick: () => this.go(this.at + by) },
        sign,
      );
    const touch = h(
      "nav",
      { class: "a-deck-touch" },
      step("‹", -1, this.words.keys[1][1]),
      step("›", 1, this.words.keys[0][1]),
    );
    replaceContent(
      root,
      stage.box,
      this.side,
      h("div", { class: "a-deck-progress" }, this.bar),
      touch,
      this.grid,
      this.help,
      this.number,
      this.cover,
    );
    root.presenter = this;
    this.listen();
  }

  helpBox() {
    const rows = this.words.keys.map(([keys, does]) => h("div", {}, h("kbd", {}, keys), h("span", {}, does)));
    return h(
      "div",
      { class: "a-deck-help", hidden: true, role: "dialog", "aria-label": this.words.help },
      h("h2", {}, this.words.help),
      rows,
    );
  }

  listen() {
    document.addEventListener("keydown", (event) => this.onKey(event));
    this.cover.addEventListener("click", () => this.setBlack(false));
    window.addEventListener("hashchange", () => this.go(this.slideInHash(), true));
    window.addEventListener("resize", () => this.draw(true));
    this.stage.box.addEventListener("click", () => this.go(this.at + 1));
  }

  slideInHash() {
    const number = Number(location.hash.slice(1));
    return Number.isInteger(number) && number >= 1 ? Math.min(number, this.deck.slides.length) - 1 : 0;
  }

  /**
   * @param {number} n
   * @param {boolean} [jump]
   */
  go(n, jump) {
    const at = Math.min(Math.max(n, 0), this.deck.slides.length - 1);
    if (at === this.at && this.shown) return;
    this.at = at;
    this.shown = true;
    history.replaceState(history.state, "", `#${at + 1}`);
    this.draw(jump);
  }

  /**
   * Words and figure of the slide; "shown" names it when the figure has arrived.
   * @param {boolean} [jump]
   */
  draw(jump) {
    const slide = this.deck.slides[this.at];
    if (!this.shown) return;
    delete this.root.dataset.shown;
    this.root.dataset.kind = slide.kind;
    this.root.dataset.layout = slide.map || slide.chart ? "figure" : slide.rows.length ? "table" : "words";
    this.root.style.setProperty("--a-stage", `${this.stage.times()}px`);
    this.root.style.setProperty("--a-stage-number", String(this.stage.times()));
    replaceContent(this.side, ...this.wordsOf(slide));
    this.bar.style.width = `${(100 * (this.at + 1)) / this.deck.slides.length}%`;
    const { at } = this;
    const arriving = this.stage.show(slide, jump);
    this.fitWords();
    arriving.then(() => {
      if (this.at === at) this.root.dataset.shown = String(at + 1);
    });
    this.stage.prepare(this.deck.slides[at + 1]);
    this.notes.update();
  }

  /**
   * @param {SlideContent} slide
   */
  wordsOf(slide) {
    const place = h(
      "p",
      { class: "a-deck-kicker" },
      h("span", {}, slide.kicker),
      slide.kind === "view" && this.deck.slides.length > 1
        ? h("span", {}, `${this.at} / ${this.deck.slides.length - 2}`)
        : null,
    );
    const body = slide.body.map((text) => h("p", {}, text));
    return [
      place,
      h("h1", {}, slide.title),
      this.tableOf(slide),
      h("div", { class: "a-deck-body" }, body),
      this.stage.legend,
      this.footOf(slide),
    ];
  }

  overflows() {
    return this.side.scrollHeight > this.side.clientHeight;
  }

  // Makes the column of words fit: smaller legend and table, then fewer rows, which are counted below them.
  fitWords() {
    for (const [legend, table] of FITS) {
      this.root.style.setProperty("--a-legend", String(legend));
      this.root.style.setProperty("--a-table", String(table));
      if (!this.overflows()) return;
    }
    const rows = [...this.side.querySelectorAll(".a-deck-table tr")];
    while (this.overflows() && rows.length > 1) {
      rows.pop()?.remove();
      this.tellRest();
    }
  }

  tellRest() {
    const table = elementIn(this.side, ".a-deck-table");
    const rest = this.rowCount - table.querySelectorAll("tr").length;
    const note = this.side.querySelector(".a-deck-rest") || h("p", { class: "a-deck-rest" });
    note.textContent = this.words.chartRest.replace("{n}", String(rest));
    table.after(note);
  }

  /**
   * @param {SlideContent} slide
   */
  tableOf(slide) {
    // Without a figure the rows have the whole screen.
    const most = slide.map || slide.chart ? TABLE_ROWS : 2 * TABLE_ROWS;
    const rows = slide.rows.length
      ? slide.rows
      : slide.map && slide.chart
        ? slide.chart.rows.map((row) => ({ label: row.label, value: row.text, clause: "" }))
        : [];
    if (!rows.length) return null;
    this.rowCount = rows.length;
    const rest = rows.length - most;
    // Beside a figure there is no room for clauses in the rows: the footer has them.
    /** @param {Row} row */
    const cells = (row) => [
      h("th", { scope: "row" }, row.label),
      h("td", { class: row.value.length <= SHORT && "a-deck-short" }, row.value),
      most > TABLE_ROWS || !slide.evidence.length ? h("td", { class: "a-deck-clause" }, row.clause) : null,
    ];
    const items = rows.slice(0, most).map((row) => h("tr", {}, cells(row)));
    return [
      h("table", { class: "a-deck-table" }, h("tbody", {}, items)),
      rest > 0 ? h("p", { class: "a-deck-rest" }, this.words.chartRest.replace("{n}", String(rest))) : null,
    ];
  }

  /**
   * @param {SlideContent} slide
   */
  footOf(slide) {
    const clauses = [...new Map(slide.evidence.map((each) => [each.clause, each])).values()];
    const shown = clauses
      .slice(0, CLAUSES)
      .map((each) => h("a", { href: each.address, target: "_blank", title: each.printed }, each.clause));
    const more = clauses.length > CLAUSES ? h("span", {}, ` … +${clauses.length - CLAUSES}`) : null;
    // A file that has left the atlas says when it was made and where its view stands.
    const made = slide.link.startsWith("http")
      ? h(
          "p",
          { class: "a-deck-strip" },
          `${this.deck.date} · `,
          h("a", { href: slide.link, target: "_blank" }, slide.link),
        )
      : null;
    return h(
      "footer",
      {},
      shown.length ? h("p", { class: "a-deck-evidence" }, shown, more) : h("p", {}, slide.source),
      h("p", { class: "a-deck-strip" }, slide.strip),
      made,
    );
  }

  /**
   * A line at the foot for a moment.
   * @param {string} text
   */
  say(text) {
    this.number.textContent = text;
    this.number.hidden = false;
    clearTimeout(this.forgetting);
    this.forgetting = setTimeout(() => this.closeAll(), NUMBER_MS);
  }

  /**
   * @param {boolean} on
   */
  setBlack(on) {
    this.cover.hidden = !on;
  }

  // Closes what lies over the slide; whether anything did.
  closeAll() {
    const open = [this.cover, this.grid, this.help, this.number].filter((each) => !each.hidden);
    for (const each of open) each.hidden = true;
    this.typed = "";
    return open.length > 0;
  }

  /**
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { key } = event;
    const handled = this.onBlack() || this.onGrid(key) || this.onDigit(key) || this.onStep(key) || this.onLetter(key);
    if (handled) event.preventDefault();
  }

  // Any key brings the picture back.
  onBlack() {
    if (this.cover.hidden) return false;
    this.setBlack(false);
    return true;
  }

  /**
   * @param {string} key
   */
  onGrid(key) {
    if (this.grid.hidden) return false;
    const cards = /** @type {HTMLElement[]} */ ([...this.grid.children]);
    const at = cards.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const across = cards.filter((card) => card.offsetTop === cards[0].offsetTop).length;
    /** @type {Record<string, number>} */
    const steps = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: across,
      ArrowUp: -across,
      Home: -at,
      End: cards.length - 1 - at,
    };
    const by = steps[key];
    if (by !== undefined) (cards[Math.min(Math.max(at + by, 0), cards.length - 1)] || cards[0]).focus();
    else if ((key === "Enter" || key === " ") && at >= 0) cards[at].click();
    else if (["Escape", "g", "G"].includes(key)) this.closeAll();
    else return false;
    return true;
  }

  /**
   * @param {string} key
   */
  onDigit(key) {
    if (key === "Enter" && this.typed) {
      const number = Number(this.typed);
      this.closeAll();
      this.go(number - 1);
      return true;
    }
    if (!/^\d$/.test(key) || this.typed.length > 2) return false;
    this.typed += key;
    this.say(this.words.go.replace("{n}", this.typed));
    return true;
  }

  /**
   * @param {string} key
   */
  onStep(key) {
    const last = this.deck.slides.length - 1;
    /** @type {Record<string, number>} */
    const ends = { Home: 0, End: last };
    const ahead = FORWARD.includes(key) || key === "Enter";
    const next = ahead ? this.at + 1 : BACK.includes(key) || key === "Backspace" ? this.at - 1 : ends[key];
    if (next === undefined) return false;
    this.closeAll();
    this.go(next);
    return true;
  }

  /**
   * @param {string} key
   */
  onLetter(key) {
    /** @type {Record<string, () => unknown>} */
    const acts = {
      b: () => this.setBlack(true),
      ".": () => this.setBlack(true),
      g: () => this.openGrid(),
      n: () => this.notes.open(),
      f: () => this.toggleFull(),
      t: () => this.toggleTheme(),
      o: () => window.open(this.deck.slides[this.at].address, "_blank"),
      "?": () => this.help.toggleAttribute("hidden"),
      Escape: () => this.closeAll(),
    };
    const act = acts[key.length === 1 ? key.toLowerCase() : key];
    if (act) act();
    return Boolean(act);
  }

  openGrid() {
    /**
     * @param {SlideContent} slide
     * @param {number} i
     */
    const card = (slide, i) =>
      h(
        "button",
        {
          type: "button",
          role: "option",
          "aria-selected": String(i === this.at),
          onclick: () => {
            this.closeAll();
            this.go(i);
          },
        },
        this.stage.thumbnail(slide, 288, 162),
        h("span", {}, h("b", {}, i + 1), slide.title),
      );
    replaceContent(this.grid, this.deck.slides.map(card));
    this.grid.hidden = false;
    /** @type {HTMLElement} */ (this.grid.children[this.at]).focus();
  }

  toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  toggleTheme() {
    const root = document.documentElement;
    root.dataset.aTheme = root.dataset.aTheme === "dark" ? "light" : "dark";
    this.draw(true);
  }
}
