// Mounts a map view on the page, or finds the living one again.
import { LibraryView } from "../documents/documents_view.js";
import { watchAddress } from "../shared/address_watch.js";
import { watchQuotes } from "../shared/citation.js";
import { elementIn, h, pageLanguage, replaceContent } from "../shared/dom.js";
import { openMaps } from "../shared/files.js";
import { watchTerms } from "../shared/glossary.js";
import { CHOICE_EVENT } from "../shared/url_state.js";
import { mountFilters } from "./controls/filters.js";
import { AtlasView } from "./map_view.js";
import { fillFigures } from "./panels/headlines.js";

/**
 * What a view is opened with: its kind and the addresses of its files, which came with the script.
 * @param {MapData} given
 * @returns {MapSpec}
 */
function viewSpec({ view, lang, focus }) {
  return {
    ...VIEW_KINDS[view],
    ...openMaps(),
    facts_url: FILES[`facts-${lang}`],
    records_url: FILES[`records-${lang}`],
    view,
    lang,
    focus,
  };
}

/**
 * @param {AtlasView | undefined} view
 * @param {MapSpec} spec
 * @returns {boolean}
 */
function sameView(view, spec) {
  return view !== undefined && view.spec.facts_url === spec.facts_url && view.spec.view === spec.view;
}

// The page itself draws its first map while Streamlit still boots; the component adopts it living.
export function bootMap() {
  // Until Streamlit's own theme is known, on pages without a first map too.
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  if (!document.documentElement.dataset.aTheme) document.documentElement.dataset.aTheme = dark ? "dark" : "light";
  /** @type {HTMLMetaElement | null} */
  const named = document.querySelector('meta[name="atlas-view"]');
  if (!named) return;
  const spec = viewSpec({ view: named.content, lang: pageLanguage() });
  /** @type {HTMLElement | null} */
  const root = document.querySelector(".a-page .a-atlas");
  if (root) return bootPage(root, spec);
  const place = h("div", { class: "a-atlas a-boot", "data-view": spec.view });
  document.body.append(place);
  mount(place, spec);
}

/**
 * A page that is nothing but its map: no server stands behind it, so it follows the browser's own theme.
 * @param {HTMLElement} root
 * @param {MapSpec} spec
 */
function bootPage(root, spec) {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    document.documentElement.dataset.aTheme = matches ? "dark" : "light";
    window.dispatchEvent(new Event(CHOICE_EVENT));
  });
  mount(root, spec);
  watchTerms();
  /** @type {HTMLElement | null} */
  const filters = document.querySelector(".a-page .a-filters");
  if (filters)
    mountFilters(filters, {
      view: spec.view,
      lang: spec.lang,
      names: (filters.dataset.names ?? "").split(" "),
      follow: false,
    });
}

/**
 * @param {HTMLElement} root
 * @param {MapSpec} spec
 */
function adoptBooted(root, spec) {
  /** @type {HTMLElement | null} */
  const booted = document.querySelector(".a-atlas.a-boot");
  if (!booted || booted === root) return root;
  if (!sameView(booted.atlasView, spec) || root.atlasView) {
    if (booted.atlasView) booted.atlasView.stop();
    booted.remove();
    return root;
  }
  booted.classList.remove("a-boot");
  root.replaceWith(booted);
  return booted;
}

/**
 * A language or page change mounts anew; a rerun with the same view keeps the living one.
 * @param {HTMLElement} place
 * @param {MapSpec} spec
 * @returns {AtlasView}
 */
function mount(place, spec) {
  watchAddress();
  watchQuotes();
  const root = adoptBooted(place, spec);
  const { atlasView } = root;
  if (atlasView && sameView(atlasView, spec)) {
    atlasView.refocus(spec.focus);
    fillFigures(atlasView.facts, spec.view);
    return atlasView;
  }
  atlasView?.stop();
  const view = spec.view === "documents" ? new LibraryView(root, spec) : new AtlasView(root, spec);
  root.atlasView = view;
  view.start().catch((fault) => showFault(root, spec, fault));
  return view;
}

/**
 * @param {HTMLElement} root
 * @param {MapSpec} spec
 * @param {Error} fault
 */
function showFault(root, spec, fault) {
  replaceContent(
    root,
    h("p", { class: "a-fault", role: "alert" }, `${FAULT_WORDS[spec.lang].load} (${fault.message})`),
  );
}

/**
 * The map component of a page: mounts its view, or finds the living one again. Streamlit loads the component's module
 * after it has put its element on the page, and calls it even when the element has been removed in between: such a
 * call must not take the living map out of the page with it.
 * @param {Component<MapData>} component
 * @returns {Leave}
 */
export function showMap({ parentElement, data, setTriggerValue }) {
  if (!parentElement.isConnected) return () => null;
  const view = mount(elementIn(parentElement, ".a-atlas"), viewSpec(data));
  view.tell = (address) => setTriggerValue("followed", address);
  return () => setTimeout(() => !view.root.isConnected && view.stop());
}
