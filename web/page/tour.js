// The tour of a first visit and the list of shortcuts.
import { elementIn, h, isTyping, pageLanguage, replaceContent } from "../shared/dom.js";
import { writeChoices } from "../shared/url_state.js";

const TOUR_DONE = "atlas-tour";

// Storage may be closed to a page; then the tour counts as seen.
function tourSeen() {
  try {
    return localStorage.getItem(TOUR_DONE) === "done";
  } catch {
    return true;
  }
}

function storeTourSeen() {
  try {
    localStorage.setItem(TOUR_DONE, "done");
  } catch {
    // Nothing is lost: the tour is not shown where it cannot be remembered.
  }
}

export class Tour {
  constructor() {
    this.words = HELP_WORDS[pageLanguage()];
    this.at = 0;
    this.box = h("section", {
      class: "a-tour a-block",
      role: "dialog",
      "aria-label": this.words.tourTitle,
      "aria-live": "polite",
    });
    /** @param {KeyboardEvent} event */
    this.onKey = (event) => event.key === "Escape" && this.end();
    document.addEventListener("keydown", this.onKey);
    document.body.append(this.box);
    this.show();
  }

  show() {
    const { words } = this;
    const steps = words.tour;
    const step = steps[this.at];
    const last = this.at === steps.length - 1;
    this.point(step.at);
    /**
     * @param {string} text
     * @param {() => void} act
     */
    const button = (text, act) => h("button", { type: "button", onclick: act }, text);
    const back = this.at ? button(words.back, () => this.go(-1)) : null;
    const next = last ? button(words.done, () => this.end()) : button(words.next, () => this.go(1));
    replaceContent(
      this.box,
      h("h2", {}, step.title, h("small", {}, `${this.at + 1} / ${steps.length}`)),
      h("p", {}, step.text),
      h("div", {}, last ? null : button(words.skip, () => this.end()), back, next),
    );
  }

  /**
   * @param {number} by
   */
  go(by) {
    this.at += by;
    this.show();
    elementIn(this.box, "button:last-child").focus();
  }

  /**
   * @param {string | null} selector
   */
  point(selector) {
    for (const node of document.querySelectorAll(".a-toured")) node.classList.remove("a-toured");
    const target = selector && document.querySelector(selector);
    if (target) target.classList.add("a-toured");
  }

  end() {
    this.point(null);
    storeTourSeen();
    document.removeEventListener("keydown", this.onKey);
    this.box.remove();
    if (new URLSearchParams(location.search).has("tour")) writeChoices({ tour: null });
    window.atlasTour = null;
  }
}

// Only the bare home page of a first visit starts the tour by itself: a shared link shows what it links to.
function tourAsked() {
  const params = new URLSearchParams(location.search);
  if (params.get("tour") === "start") return true;
  params.delete("lang");
  return location.pathname === "/" && !params.size && !tourSeen();
}

/** Starts the tour once the first map is there. */
function watchTour() {
  const ready = document.querySelector(".a-atlas[data-ready]:not(.a-boot)");
  if (window.atlasTour || !tourAsked()) return;
  if (ready) window.atlasTour = new Tour();
  else setTimeout(watchTour, 400);
}

function showShortcuts() {
  const words = HELP_WORDS[pageLanguage()];
  const rows = words.shortcuts.map(([keys, text]) =>
    h("div", { class: "a-row" }, h("kbd", {}, keys), h("span", {}, text)),
  );
  const close = () => box.close();
  /** @type {HTMLDialogElement} */
  const box = h(
    "dialog",
    { class: "a-search a-shortcuts a-block", "aria-label": words.shortcutsTitle },
    h("h2", {}, words.shortcutsTitle),
    ...rows,
    h("div", {}, h("button", { type: "button", onclick: close }, words.close)),
  );
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
}

export function watchHelp() {
  watchTour();
  if (window.atlasHelpWatched) return;
  window.atlasHelpWatched = true;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || isTyping(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    showShortcuts();
  });
}
