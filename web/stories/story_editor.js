// The editor of a story: its own words, and its slides in order.
// Builds the content anew and gives the focus back to what had it, with the caret where it was.
import { h, replaceContent } from "./atlas.js";
import { field, textButton } from "./dialogs.js";
import { fill, paragraphsOf, textOf, titleOf, WORDS } from "./messages.js";
import { store } from "./store.js";
import { copySlide, moveSlide, removeSlide } from "./story_draft.js";
import { storyFile } from "./story_store.js";
import { viewAddress, viewText } from "./view_address.js";

export function rebuild(root, content) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const name = held?.dataset.keep;
  const caret = held && "selectionStart" in held ? [held.selectionStart, held.selectionEnd] : null;
  replaceContent(root, ...content);
  if (!name) return;
  const again = [...root.querySelectorAll("[data-keep]")].find((node) => node.dataset.keep === name);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (caret && caret[0] !== null) again.setSelectionRange(...caret);
}

function written(draft, key, name, target, props) {
  const value = name === "body" ? paragraphsOf(target.body) : textOf(target[name]);
  const tag = props.rows ? "textarea" : "input";
  const node = h(tag, {
    maxlength: STORY.text,
    "data-keep": `${key} ${name}`,
    oninput: () => draft.write(key, name, node.value),
    ...(props.rows ? {} : { type: "text" }),
    ...props,
  });
  node.value = value;
  return node;
}

export class Editor {
  constructor(root, draft, page) {
    this.root = root;
    this.page = page;
    this.draft = draft;
    draft.tell = (reason) => this.changed(reason);
    this.open = new Set();
    this.said = h("p", { class: "a-note", role: "status" });
    this.kept = h("p", { class: "a-note" });
    this.body = h("div", {});
    this.composing = false;
    replaceContent(root, this.body, this.kept);
    this.body.addEventListener("compositionstart", () => (this.composing = true));
    this.body.addEventListener("compositionend", () => this.composed());
    this.show();
  }

  say(text, values = {}) {
    replaceContent(this.said, fill(text, values));
  }

  // A change while an input method composes would break its word: it waits for the end.
  composed() {
    this.composing = false;
    if (this.incoming) this.elsewhere(this.incoming);
    this.incoming = null;
  }

  elsewhere(entry) {
    if (!entry) return this.say(WORDS.keep.deletedElsewhere);
    if (this.composing) this.incoming = entry;
    else this.draft.merge(entry);
  }

  changed(reason) {
    if (reason === "typing") this.follow();
    else this.show();
    if (reason === "elsewhere") this.say(WORDS.keep.elsewhere);
    this.page.listStories();
  }

  // What stands outside the field that is being typed into.
  follow() {
    for (const node of this.body.querySelectorAll(".a-slide")) {
      const slide = this.draft.story.slides[this.draft.keys.indexOf(node.dataset.key)];
      if (slide) replaceContent(node.querySelector(".a-slide-name"), titleOf(slide));
    }
    this.showKept();
    this.undoButton.setAttribute("aria-disabled", String(!this.draft.past.length));
    this.redoButton.setAttribute("aria-disabled", String(!this.draft.future.length));
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

  tools() {
    const button = (text, name, act, off) => textButton(text, act, { "data-keep": name, "aria-disabled": String(off) });
    this.undoButton = button(WORDS.editor.undo, "undo", () => this.undo(), !this.draft.past.length);
    this.redoButton = button(WORDS.editor.redo, "redo", () => this.redo(), !this.draft.future.length);
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

  slideActs(key, i) {
    const n = i + 1;
    const button = (name, text, act, props) => textButton(text, act, { "data-keep": `${key} ${name}`, ...props });
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

  fields(key, slide, n) {
    const own = (name, props) => written(this.draft, key, name, slide, props);
    const count = Array.isArray(slide.records) ? slide.records.length : 0;
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

  fold(key) {
    if (!this.open.delete(key)) this.open.add(key);
    this.show();
  }

  at(key) {
    return this.draft.keys.indexOf(key);
  }

  list(key, table) {
    this.draft.change(WORDS.editor.choosing, (state) => (state.story.slides[this.at(key)].table = table));
  }

  move(key, to) {
    const from = this.at(key);
    const n = this.draft.keys.length;
    if (to < 0 || to >= n || to === from) return;
    this.draft.change(WORDS.editor.moving, (state) => moveSlide(state, from, to));
    this.body.querySelectorAll(".a-slide")[to].scrollIntoView({ block: "nearest" });
    this.say(WORDS.editor.moved, { from: from + 1, to: to + 1, n });
  }

  duplicate(key) {
    const at = this.at(key);
    if (this.draft.keys.length >= STORY.slides) return this.say(WORDS.editor.full, { most: STORY.slides });
    this.draft.change(WORDS.editor.copying, (state) => copySlide(state, at));
    this.say(WORDS.editor.copied, { n: at + 2 });
  }

  remove(key) {
    const at = this.at(key);
    this.draft.change(WORDS.editor.removing, (state) => removeSlide(state, at));
    this.say(WORDS.editor.removed, { n: at + 1 });
    const folds = this.body.querySelectorAll(".a-slide-fold");
    (folds[Math.min(at, folds.length - 1)] || this.undoButton).focus();
  }

  onKey(event, key) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !event.altKey) return;
    event.preventDefault();
    this.move(key, this.at(key) + by);
  }

  // By pointer: the line shows where the slide will stand; Escape or a lost pointer leaves it where it was.
  drag(event, key) {
    event.preventDefault();
    const handle = event.currentTarget;
    const slides = [...this.body.querySelectorAll(".a-slide")];
    let to = this.at(key);
    const mark = () =>
      slides.forEach((node, i) => {
        node.classList.toggle("a-moving", i === this.at(key));
        node.classList.toggle("a-before", i === to && to < this.at(key));
        node.classList.toggle("a-behind", i === to && to > this.at(key));
      });
    const follow = ({ clientY }) => {
      const middle = (node) => node.getBoundingClientRect().top + node.firstElementChild.offsetHeight / 2;
      const above = slides.filter((node, i) => i !== this.at(key) && middle(node) < clientY).length;
      to = above;
      mark();
      slides[to].scrollIntoView({ block: "nearest" });
    };
    const end = (moved) => {
      handle.removeEventListener("pointermove", follow);
      document.removeEventListener("keydown", cancel);
      this.dragging = false;
      for (const node of slides) node.classList.remove("a-moving", "a-before", "a-behind");
      if (moved) this.move(key, to);
    };
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
