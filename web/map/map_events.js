// What a pointer, a key, a choice or a new size does to a map view.

import { mapFiles } from "../drawing/base_layers.js";
import { elementIn, targetIn } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { CHOICE_EVENT, choiceKey } from "../shared/url_state.js";
import { showTip, tooltipContent } from "./frame.js";
import { featureAt } from "./hit_test.js";
import { userFeatureAt, userTooltip } from "./user_layer/section.js";

/**
 * @param {import("./map_view.js").AtlasView} view
 * @param {import("leaflet").Point} point
 * @param {boolean} touch
 */
function featureUnder(view, point, touch) {
  const layer = view.map.containerPointToLayerPoint(point);
  return featureAt(view.scene, view.marks, view.viewport, layer.x, layer.y, touch);
}

/**
 * @param {import("./map_view.js").AtlasView} view
 * @param {import("leaflet").Point} point
 */
function userFeatureUnder(view, point) {
  const layer = view.map.containerPointToLayerPoint(point);
  return userFeatureAt(view.viewport, layer.x, layer.y);
}

/**
 * @param {import("./map_view.js").AtlasView} view
 */
export function listenToMap(view) {
  view.map.on("mousemove", (event) => onHover(view, event.containerPoint));
  view.map.on("mouseout", () => onHover(view, null));
  view.map.on("click", (event) => view.select(featureUnder(view, event.containerPoint, L.Browser.mobile)));
  view.map.on("zoomend", () => view.refine());
  view.map.on("dragend zoomend", () => view.storeCamera());
  view.map.on("moveend", () => view.marks && view.redrawScale());
  view.frame.inset.addEventListener("click", (/** @type {MouseEvent} */ event) => onInset(view, event));
  view.panel.addEventListener("click", (event) => onItem(view, targetIn(event, "[data-region],[data-place]")));
  // A legend that was opened takes its place beside what the map is about.
  view.frame.fold.addEventListener("click", () => {
    if (!view.address("at")) view.home();
  });
  view.frame.legend.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const note = /** @type {HTMLElement} */ (event.target).closest(".a-edge-note");
    if (note instanceof HTMLElement && note.dataset.place) view.showError(note.dataset.place);
  });
  view.frame.map.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => onKey(view, event));
  view.choices = choiceKey();
  view.onChoice = () => {
    if (view.choices === choiceKey()) return;
    view.choices = choiceKey();
    if (mapFiles(view.spec).ground !== view.ground) view.changeBaseLayer();
    else view.update();
  };
  window.addEventListener(CHOICE_EVENT, view.onChoice);
  view.sizes = new ResizeObserver(() => onResize(view));
  view.sizes.observe(view.frame.map);
}

/**
 * @param {import("./map_view.js").AtlasView} view
 */
function onResize(view) {
  if (view.width === view.frame.map.clientWidth) return view.map.invalidateSize({ animate: false });
  const first = view.width === undefined;
  view.width = view.frame.map.clientWidth;
  if (!first && view.width && !view.address("at")) view.home();
}

/**
 * @param {import("./map_view.js").AtlasView} view
 * @param {MouseEvent} event
 */
function onInset(view, event) {
  if (!view.insetView) return;
  const { left, top } = view.frame.inset.getBoundingClientRect();
  const marks = { points: [], arrows: [], lines: [], areas: [] };
  view.select(featureAt(view.scene, marks, view.insetView, event.clientX - left, event.clientY - top, false));
}

/**
 * @param {import("./map_view.js").AtlasView} view
 * @param {HTMLElement | null} item
 */
function onItem(view, item) {
  if (!item) return;
  const { region, place } = item.dataset;
  const chosen = item.getAttribute("aria-pressed") === "true";
  if (region) view.choose({ region: chosen ? null : region, place: null });
  else view.choose({ place: chosen || !place ? null : place });
  const selector = region ? `[data-region="${region}"]` : `[data-place="${place}"]`;
  elementIn(view.panel, selector)?.focus({ preventScroll: true });
}

/**
 * @param {import("./map_view.js").AtlasView} view
 * @param {KeyboardEvent} event
 */
function onKey(view, event) {
  if (event.key === "Escape") view.select(null);
  if (event.key === "0" || event.key === "Home") view.showAll();
  if (event.key === "l" || event.key === "L") view.toggleTree();
  if (event.key === "e" || event.key === "E") view.toggleBands();
}

/**
 * @param {import("./map_view.js").AtlasView} view
 * @param {import("leaflet").Point | null} point
 */
function onHover(view, point) {
  const drawn = point && view.viewport ? point : null;
  const mark = drawn && featureUnder(view, drawn, false);
  const own = drawn && store.userLayers.length ? userFeatureUnder(view, drawn) : null;
  const content = own ? userTooltip(own, view.facts.words.own) : mark && tooltipContent(mark, view.look);
  if (drawn && content) showTip(view.frame.tip, view.frame.map, drawn.x, drawn.y, content);
  else view.frame.tip.hidden = true;
  const id = mark ? mark.id : null;
  view.frame.map.style.cursor = mark ? "pointer" : "";
  if (id === view.hover) return;
  view.hover = id;
  view.look.hover = id;
  view.picture.redraw();
}
