// The second window for the speaker: notes, what comes next, a clock. It is filled from here and asks the server for nothing.
import { tokensOf } from "../drawing/colors.js";
import { h, pageTheme, replaceContent } from "../shared/dom.js";

const TICK_MS = 500;

const NOTES_LOOK = {
  body: 'margin:0;padding:24px 32px;font:22px/1.5 "Noto Sans SC","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif',
  head: "display:flex;justify-content:space-between;gap:24px;font-size:20px;opacity:.8;font-variant-numeric:tabular-nums",
  title: "margin:12px 0;font-size:32px;line-height:40px;font-weight:600",
  notes: "font-size:28px;line-height:42px;white-space:pre-wrap",
  next: "margin-top:32px;padding-top:12px;border-top:1px solid currentColor;font-size:20px",
};

/** @param {number} value */
const twoDigits = (value) => String(value).padStart(2, "0");

/**
 * @param {number} ms
 */
function spanText(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 3600)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}

export class NotesWindow {
  /**
   * @param {import("./presenter.js").Presenter} presenter
   */
  constructor(presenter) {
    this.presenter = presenter;
    /** @type {Window | null} */
    this.window = null;
    this.clock = h("span", {});
    /** @type {Timer | undefined} */
    this.ticking = undefined;
    this.began = Date.now();
  }

  open() {
    if (this.window && !this.window.closed) return this.window.focus();
    this.window = window.open("", "atlas-notes", "popup,width=960,height=640");
    if (!this.window) return this.presenter.say(this.presenter.words.popup);
    this.window.document.title = this.presenter.words.notes;
    this.window.document.addEventListener("keydown", (event) => this.presenter.onKey(event));
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.update();
  }

  update() {
    if (!this.window || this.window.closed) return;
    const { words, deck, at } = this.presenter;
    const slide = deck.slides[at];
    const next = deck.slides[at + 1];
    const tokens = tokensOf(pageTheme());
    const { body } = this.window.document;
    body.style.cssText = `${NOTES_LOOK.body};background:${tokens.ui.bg};color:${tokens.ui.text}`;
    this.clock = h("span", {});
    const head = h(
      "div",
      { style: NOTES_LOOK.head },
      h("span", {}, words.slide.replace("{n}", String(at + 1)).replace("{of}", String(deck.slides.length))),
      this.clock,
    );
    const notes = h("div", { style: NOTES_LOOK.notes }, slide.notes || words.noNotes);
    replaceContent(
      body,
      head,
      h("h1", { style: NOTES_LOOK.title }, slide.title),
      notes,
      h("p", { style: NOTES_LOOK.next }, words.next, deck.lang === "zh" ? "：" : ": ", next ? next.title : words.end),
    );
    this.tick();
  }

  tick() {
    if (!this.window || this.window.closed) return clearInterval(this.ticking);
    const now = new Date();
    const { words } = this.presenter;
    this.clock.textContent = `${words.clock} ${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())} · ${words.elapsed} ${spanText(Date.now() - this.began)}`;
  }
}
