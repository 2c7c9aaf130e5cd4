// The editor of a story: its own words, and its slides in order.
import { elementIn, h, replaceContent } from "../atlas.js";
import { field, textButton } from "../dialogs.js";
import { fill, titleOf, WORDS } from "../messages.js";
import { store } from "../store.js";
import { storyFile } from "../story_store.js";
import { viewAddress, viewText } from "../view_address.js";
import { copySlide, moveSlide, removeSlide } from "./story_draft.js";
import { rebuild, written } from "./text_fields.js";

/** @import { Draft } from "./story_draft.js" */

export class Editor {
  /**
   * @param {HTMLElement} root
   * @param {Draft} draft
   * @param {import("../stories_page.js").StoriesPage} page
   */
  constructor(root, draft, page) {
    this.root = root;
    this.page = page;
    this.draft = draft;
    draft.tell = (reason) => this.changed(reason);
    draft.held = () => this.composing;
    /** @type {Set<string>} */
    this.open = new Set();
    /** @type {StoryEntry | null} */
    this.incoming = null;
    this.dragging = false;
    this.undoButton = this.step("undo", () => this.undo());
    this.redoButton = this.step("redo", () => this.redo());
    this.said = h("p", { class: "a-note", role: "status" });
    this.kept = h("p", { class: "a-note" });
    this.body = h("div", {});
    this.composing = false;
    replaceContent(root, this.body, this.kept);
    this.body.addEventListener("compositionstart", () => {
      this.composing = true;
    });
    this.body.addEventListener("compositionend", () => this.composed());
    this.show();
  }

  /**
   * @param {string} text
   * @param {Record<string, string | number>} [values]
   */
  say(text, values = {}) {
    replaceContent(this.said, fill(text, values));
  }

  // A change while an input method composes would break its word: it waits for the end.
  composed() {
    this.composing = false;
    if (this.incoming) this.elsewhere(this.incoming);
    this.incoming = null;
  }

  /**
   * @param {StoryEntry | null} entry
   */
  elsewhere(entry) {
    if (!entry) return this.say(WORDS.keep.deletedElsewhere);
    if (this.composing) this.incoming = entry;
    else this.draft.catchUp();
  }

  /**
   * @param {string} reason
   */
  changed(reason) {
    if (reason === "typing") this.follow();
    else this.show();
    if (reason === "elsewhere") this.say(WORDS.keep.elsewhere);
    this.page.listStories();
  }

  // What stands outside the field that is being typed into.
  follow() {
    for (const node of this.slideNodes()) {
      const slide = this.draft.story.slides[this.at(node.dataset.key ?? "")];
      if (slide) replaceContent(elementIn(node, ".a-slide-name"), titleOf(slide));
    }
    this.showKept();
    this.showSteps();
  }

  // Whether there is anything to undo or to do again.
  showSteps() {
    this.undoButton.setAttribute("aria-disabled", String(!this.draft.past.length));
    this.redoButton.setAttribute("aria-disabled", String(!this.draft.future.length));
  }

  slideNodes() {
    return /** @type {HTMLElement[]} */ ([...this.body.querySelectorAll(".a-slide")]);
  }

  showKept() {
    const { size } = storyFile(this.draft.story);
    const large =
      size > STORY.file ? fill(WORDS.keep.large, { size: Math.ceil(size / 1000), most: STORY.file / 1000 }) : "";
    const fault = store.fault ? WORDS.keep[store.fault] : large;
    this.kept.classList.toggle("a-fault", Boolean(fault));
    replaceContent(this.kept, fault || WORDS.keep.kept);
  }

  show() {
    const { draft } = this;
    const { story, keys } = draft;
    const slides = keys.map((key, i) => this.slide(key, i));
    const list = keys.length ? h("ol", { class: "a-slides", "aria-label": WORDS.editor.slides }, slides) : this.empty();
    /**
     * @param {"title" | "subtitle" | "closing"} name
     * @param {Props} props
     */
    const own = (name, props) => field(WORDS.editor[name], written(draft, "", name, story, props));
    const words = h(
      "div",
      { class: "a-form a-story-words" },
      own("title", { class: "a-story-title" }),
      own("subtitle", {}),
      own("closing", { rows: 2 }),
    );
    const head = h(
      "div",
      { class: "a-section" },
      h("h2", {}, `${WORDS.editor.slides} · ${keys.length}`),
      h("small", {}, WORDS.editor.keys),
    );
    rebuild(this.body, [this.tools(), words, head, this.said, list]);
    this.showKept();
  }

  /**
   * @param {"undo" | "redo"} name
   * @param {() => void} act
   */
  step(name, act) {
    return textButton(WORDS.editor[name], act, { "data-keep": name });
  }

  tools() {
    this.showSteps();
    return h(
      "div",
      { class: "a-acts a-editor-tools" },
      this.undoButton,
      this.redoButton,
      ...this.page.storyActs(this.draft.story),
    );
  }

  empty() {
    return h(
      "p",
      { class: "a-empty" },
      WORDS.editor.empty,
      " ",
      h("a", { href: viewAddress({ page: "", choices: {} }), target: "_self" }, `${WORDS.editor.start} →`),
    );
  }

  undo() {
    const what = this.draft.undo();
    if (what) this.say(WORDS.editor.undone, { what });
  }

  redo() {
    const what = this.draft.redo();
    if (what) this.say(WORDS.editor.redone, { what });
  }

  /**
   * @param {string} key
   * @param {number} i
   */
  slide(key, i) {
    const slide = this.draft.story.slides[i];
    const opened = this.open.has(key);
    const n = i + 1;
    const title = titleOf(slide);
    const fold = h(
      "button",
      {
        type: "button",
        class: "a-slide-fold",
        "data-keep": `${key} fold`,
        "aria-expanded": String(opened),
        "aria-label": fill(WORDS.editor.edit, { n, title }),
        onclick: () => this.fold(key),
      },
      h("span", { class: "a-slide-name" }, title),
      h("small", {}, viewText(slide.view, this.page.words)),
    );
    const handle = h(
      "span",
      { class: "a-handle", title: fill(WORDS.editor.drag, { n }), onpointerdown: (event) => this.drag(event, key) },
      "⠿",
    );
    const row = h("div", { class: "a-slide-row" }, handle, h("b", {}, n), fold, this.slideActs(key, i));
    return h(
      "li",
      { class: "a-slide", "data-key": key, onkeydown: (event) => this.onKey(event, key) },
      row,
      opened ? this.fields(key, slide, n) : null,
    );
  }

  /**
   * @param {string} key
   * @param {number} i
   */
  slideActs(key, i) {
    const n = i + 1;
    /**
     * @param {string} name
     * @param {string} text
     * @param {() => void} act
     * @param {Props} [props]
     */
    const button = (name, text, act, props) => textButton(text, act, { "data-keep": `${key} ${name}`, ...props });
    /**
     * @param {"up" | "down"} name
     * @param {string} text
     * @param {number} by
     */
    const arrow = (name, text, by) =>
      button(name, text, () => this.move(key, i + by), {
        class: "a-act a-arrow",
        "aria-label": fill(WORDS.editor[name], { n }),
        "aria-disabled": String(!this.draft.keys[i + by]),
      });
    return h(
      "div",
      { class: "a-acts" },
      arrow("up", "↑", -1),
      arrow("down", "↓", 1),
      h("a", { href: viewAddress(this.draft.story.slides[i].view), target: "_self" }, WORDS.editor.view),
      button("copy", WORDS.editor.duplicate, () => this.duplicate(key)),
      button("remove", WORDS.editor.remove, () => this.remove(key)),
    );
  }

  /**
   * @param {string} key
   * @param {StorySlide} slide
   * @param {number} n
   */
  fields(key, slide, n) {
    /**
     * @param {TextField} name
     * @param {Props} props
     */
    const own = (name, props) => written(this.draft, key, name, slide, props);
    const count = Array.isArray(slide.records) ? slide.records.length : 0;
    /** @type {HTMLInputElement} */
    const box = h("input", {
      type: "checkbox",
      checked: Boolean(slide.table),
      "data-keep": `${key} table`,
      onchange: () => this.list(key, box.checked),
    });
    const records = count
      ? h("label", { class: "a-check" }, box, `${fill(WORDS.editor.records, { n: count })} · ${WORDS.editor.table}`)
      : null;
    return h(
      "div",
      { class: "a-form a-slide-fields" },
      field(fill(WORDS.editor.slideTitle, { n }), own("title", {})),
      field(WORDS.editor.body, own("body", { rows: 3 }), fill(WORDS.editor.bodyNote, { n: STORY.sentences })),
      field(WORDS.editor.notes, own("notes", { rows: 2 })),
      records,
    );
  }

  /**
   * @param {string} key
   */
  fold(key) {
    if (!this.open.delete(key)) this.open.add(key);
    this.show();
  }

  /**
   * @param {string} key
   */
  at(key) {
    return this.draft.keys.indexOf(key);
  }

  /**
   * @param {string} key
   * @param {boolean} table
   */
  list(key, table) {
    this.draft.change(WORDS.editor.choosing, (state) => {
      state.story.slides[this.at(key)].table = table;
    });
  }

  /**
   * @param {string} key
   * @param {number} to
   */
  move(key, to) {
    const from = this.at(key);
    const n = this.draft.keys.length;
    if (to < 0 || to >= n || to === from) return;
    this.draft.change(WORDS.editor.moving, (state) => moveSlide(state, from, to));
    this.slideNodes()[to].scrollIntoView({ block: "nearest" });
    this.say(WORDS.editor.moved, { from: from + 1, to: to + 1, n });
  }

  /**
   * @param {string} key
   */
  duplicate(key) {
    const at = this.at(key);
    if (this.draft.keys.length >= STORY.slides) return this.say(WORDS.editor.full, { most: STORY.slides });
    this.draft.change(WORDS.editor.copying, (state) => copySlide(state, at));
    this.say(WORDS.editor.copied, { n: at + 2 });
  }

  /**
   * @param {string} key
   */
  remove(key) {
    const at = this.at(key);
    this.draft.change(WORDS.editor.removing, (state) => removeSlide(state, at));
    this.say(WORDS.editor.removed, { n: at + 1 });
    /** @type {NodeListOf<HTMLElement>} */
    const folds = this.body.querySelectorAll(".a-slide-fold");
    (folds[Math.min(at, folds.length - 1)] || this.undoButton).focus();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {string} key
   */
  onKey(event, key) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey) return;
    event.preventDefault();
    this.move(key, this.at(key) + by);
  }

  /**
   * By pointer: the line shows where the slide will stand; Escape or a lost pointer leaves it where it was.
   * @param {PointerEvent} event
   * @param {string} key
   */
  drag(event, key) {
    event.preventDefault();
    const handle = /** @type {HTMLElement} */ (event.currentTarget);
    const slides = this.slideNodes();
    let to = this.at(key);
    const mark = () =>
      slides.forEach((node, i) => {
        node.classList.toggle("a-moving", i === this.at(key));
        node.classList.toggle("a-before", i === to && to < this.at(key));
        node.classList.toggle("a-behind", i === to && to > this.at(key));
      });
    /** @param {PointerEvent} moved */
    const follow = ({ clientY }) => {
      /** @param {HTMLElement} node */
      const middle = (node) => {
        const row = /** @type {HTMLElement} */ (node.firstElementChild);
        return node.getBoundingClientRect().top + row.offsetHeight / 2;
      };
      const above = slides.filter((node, i) => i !== this.at(key) && middle(node) < clientY).length;
      to = above;
      mark();
      slides[to].scrollIntoView({ block: "nearest" });
    };
    /** @param {boolean} moved */
    const end = (moved) => {
      handle.removeEventListener("pointermove", follow);
      document.removeEventListener("keydown", cancel);
      this.dragging = false;
      for (const node of slides) node.classList.remove("a-moving", "a-before", "a-behind");
      if (moved) this.move(key, to);
    };
    /** @param {KeyboardEvent} pressed */
    const cancel = (pressed) => pressed.key === "Escape" && end(false);
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", follow);
    handle.addEventListener("pointerup", () => this.dragging && end(true), { once: true });
    handle.addEventListener("pointercancel", () => this.dragging && end(false), { once: true });
    document.addEventListener("keydown", cancel);
    this.dragging = true;
    mark();
  }
}
