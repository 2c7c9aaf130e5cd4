// Search from every page: the key / or Ctrl K opens it, the arrows walk, Enter opens, Escape closes.
import { h, isTyping, messageOf, pageLanguage, replaceContent, targetIn } from "../shared/dom.js";

const SEARCH_DELAY = 90;

export class SearchBox {
  constructor() {
    const lang = pageLanguage();
    const words = { ...SEARCH_WORDS[lang], lang };
    this.words = words;
    this.field = h("input", {
      type: "search",
      maxlength: "80",
      "aria-label": words.field,
      placeholder: words.field,
      autocomplete: "off",
      spellcheck: "false",
    });
    this.results = h("div", { class: "a-results", role: "listbox", "aria-label": words.title });
    this.box = h(
      "dialog",
      { class: "a-search a-block", "aria-label": words.title },
      this.field,
      this.results,
      h("p", { class: "a-note" }, words.keys),
    );
    this.field.addEventListener("input", () => this.later());
    this.box.addEventListener("keydown", (event) => this.onKey(event));
    this.box.addEventListener("click", (event) => event.target === this.box && this.box.close());
    document.body.append(this.box);
    /** @type {Timer | undefined} */
    this.timer = undefined;
  }

  open() {
    if (this.box.open) return;
    this.box.showModal();
    this.field.select();
    if (!this.field.value) replaceContent(this.results, h("p", { class: "a-note" }, this.words.hint));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), SEARCH_DELAY);
  }

  async ask() {
    const asked = this.field.value.trim();
    if (!asked) return replaceContent(this.results, h("p", { class: "a-note" }, this.words.hint));
    const query = new URLSearchParams({ q: asked, lang: this.words.lang });
    try {
      const reply = await fetch(`/api/search?${query}`);
      if (!reply.ok) throw new Error(String(reply.status));
      const found = await reply.json();
      if (asked === this.field.value.trim()) this.show(found);
    } catch (fault) {
      replaceContent(
        this.results,
        h("p", { class: "a-fault", role: "alert" }, `${this.words.fault} (${messageOf(fault)})`),
      );
    }
  }

  /**
   * @param {SearchAnswer} found
   */
  show(found) {
    const note = !found.total ? this.words.none : found.near ? this.words.near : null;
    const groups = found.groups.map((group) =>
      h(
        "section",
        {},
        h("h4", {}, h("span", {}, group.title), h("small", {}, group.total)),
        group.items.map((item) =>
          h(
            "a",
            { class: "a-result", href: item.href, target: "_self", role: "option" },
            h("span", {}, item.name),
            h("small", {}, item.clause),
          ),
        ),
      ),
    );
    const more = found.total
      ? h(
          "a",
          {
            class: "a-result",
            href: `/search?${new URLSearchParams({ q: found.query, ...(this.words.lang === "en" ? { lang: "en" } : {}) })}`,
            target: "_self",
            role: "option",
          },
          h("span", {}, `${this.words.all} (${found.total})`),
        )
      : null;
    replaceContent(this.results, note ? h("p", { class: "a-note" }, note) : null, groups, more);
  }

  /**
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    // A box that has just been closed holds the focus for one more frame.
    if (!this.box.open) return;
    event.stopPropagation();
    const links = [...this.results.querySelectorAll("a")];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = at + (event.key === "ArrowDown" ? 1 : -1);
      (links[next] || this.field).focus();
    }
    if (event.key === "Enter" && document.activeElement === this.field && links.length) links[0].click();
  }
}

export function watchSearch() {
  if (window.atlasSearch) return;
  const box = new SearchBox();
  window.atlasSearch = box;
  document.addEventListener("keydown", (event) => {
    const asked =
      (event.key === "/" && !isTyping(event)) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey));
    if (!asked) return;
    event.preventDefault();
    box.open();
  });
  document.addEventListener("click", (event) => openSearch(event), true);
}

/**
 * The entry of the navigation opens the box; without the script it leads to the search page.
 * @param {MouseEvent} event
 */
function openSearch(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (targetIn(event, "a[href]"));
  if (
    !link ||
    link.closest(".a-search,.a-block") ||
    new URL(link.href).pathname !== "/search" ||
    location.pathname === "/search"
  )
    return;
  event.preventDefault();
  event.stopPropagation();
  window.atlasSearch?.open();
}
