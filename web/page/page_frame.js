// The component that every page ends with.
import { watchAddress } from "../shared/address_watch.js";
import { watchQuotes } from "../shared/citation.js";
import { elementIn, pageLanguage, targetIn } from "../shared/dom.js";
import { watchTerms } from "../shared/glossary.js";
import { CHOICE_EVENT } from "../shared/url_state.js";
import { watchSearch } from "./search_box.js";
import { watchHelp } from "./tour.js";
import { watchViewBar } from "./view_bar.js";

/**
 * The page's theme is known from Streamlit's own colour variable, wherever the user set it.
 * @param {HTMLElement} probe
 */
function followTheme(probe) {
  const apply = () => {
    const [r, g, b] = (getComputedStyle(probe).backgroundColor.match(/\d+/g) ?? []).map(Number);
    const theme = r + g + b < 380 ? "dark" : "light";
    if (document.documentElement.dataset.aTheme === theme) return;
    document.documentElement.dataset.aTheme = theme;
    window.dispatchEvent(new Event(CHOICE_EVENT));
  };
  probe.addEventListener("transitionend", apply);
  apply();
}

/**
 * The language entry of the navigation opens the same address in the other language.
 * @param {MouseEvent} event
 */
function switchLanguage(event) {
  const link = /** @type {HTMLAnchorElement | null} */ (targetIn(event, "a[href]"));
  const entry = link && /\/language-(zh|en)$/.exec(new URL(link.href).pathname);
  if (!entry) return;
  event.preventDefault();
  event.stopPropagation();
  const address = new URL(location.href);
  address.searchParams.set("lang", entry[1]);
  location.assign(address);
}

/**
 * A process that takes over from another does not know the language of a page that was open.
 * @param {string} lang
 */
function keepLanguage(lang) {
  if (lang === pageLanguage()) return;
  const address = new URL(location.href);
  address.searchParams.set("lang", pageLanguage());
  location.replace(address);
}

/**
 * The component that every page ends with.
 * @param {Component<{ lang: string }>} component
 */
export function showFrame({ parentElement, data }) {
  const probe = elementIn(parentElement, ".a-probe");
  keepLanguage(data.lang);
  watchAddress();
  watchSearch();
  watchQuotes();
  watchTerms();
  watchHelp();
  watchViewBar();
  followTheme(probe);
  if (window.atlasLinksWatched) return;
  window.atlasLinksWatched = true;
  document.addEventListener("click", switchLanguage, true);
}
