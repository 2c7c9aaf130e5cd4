// Puts a map view on the page and keeps it in step with the address.
import { extentOf, factsOfArea, mapFiles, outNote } from "../drawing/base_layers.js";
import { drawPicture } from "../drawing/compose.js";
import { buildLegend } from "../drawing/legend.js";
import { BANDS } from "../drawing/precision.js";
import { CLOSE_ZOOM, degreesOf, readScene } from "../drawing/scene.js";
import { focusedLook, readLook } from "../drawing/style.js";
import { tellServer } from "../shared/address_watch.js";
import { elementIn, h, replaceContent } from "../shared/dom.js";
import { fetchJson } from "../shared/files.js";
import { store } from "../shared/store.js";
import { CHOICE_EVENT, writeChoices } from "../shared/url_state.js";
import { fetchMap, fillBaseLayers } from "./controls/base_layer_choice.js";
import { buildTree } from "./controls/layer_tree.js";
import { shells } from "./folium_shell.js";
import { buildFrame, drawInset, fillScale, fillStrip, fillTools, pictureLayer } from "./frame.js";
import { listenToMap } from "./map_events.js";
import { fillFigures } from "./panels/headlines.js";
import { panelOf, timeline } from "./panels/panels.js";
import { drawUserLayer } from "./user_layer/drawing.js";
import { userLayerSection, userLegend } from "./user_layer/section.js";

// Free space around the area, px (top, right, bottom, left): for tools, legend, arrows and their words.
/** @type {Record<"wide" | "narrow", Record<string, [number, number, number, number]>>} */
const MARGINS = {
  wide: {
    overview: [12, 258, 12, 52],
    transport: [76, 216, 50, 74],
    corridors: [70, 272, 44, 84],
    "eco-city": [16, 60, 16, 40],
    documents: [8, 8, 8, 8],
    projects: [16, 228, 20, 52],
    other: [16, 246, 20, 56],
  },
  narrow: {
    overview: [12, 12, 12, 12],
    transport: [70, 64, 50, 40],
    corridors: [84, 64, 50, 40],
    "eco-city": [16, 40, 16, 40],
    documents: [8, 8, 8, 8],
    other: [16, 40, 16, 16],
  },
};

// Room for the legend that was opened over a narrow map; on a phone there is none.
const OPENED = 236;

/**
 * @param {HTMLElement} stage
 * @param {string} view
 * @param {boolean} opened
 * @returns {{ paddingTopLeft: PointTuple, paddingBottomRight: PointTuple }}
 */
function marginsOf(stage, view, opened) {
  const wide = stage.clientWidth >= 700;
  const margins = MARGINS[wide ? "wide" : "narrow"];
  const [top, side, bottom, left] = margins[view] || margins.other;
  const right = opened && !wide && stage.clientWidth > 500 ? Math.max(side, OPENED) : side;
  return { paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] };
}

/** @import { PointTuple } from "leaflet" */
/** @import { UserLayer } from "./user_layer/reading.js" */

export class AtlasView {
  // What comes with the files of the view, after it has been started.
  /** @type {Facts} */
  wholeFacts;
  /** @type {AreaFacts} */
  facts;
  /** @type {Scene} */
  scene;
  /** @type {ReturnType<typeof buildFrame>} */
  frame;
  /** @type {HTMLElement} */
  panel;
  /** @type {HTMLElement} */
  left;
  /** @type {ShellMap} */
  map;
  /** @type {Shell} */
  shell;
  /** @type {Picture} */
  picture;
  /** @type {Picture} */
  ownPicture;
  /** @type {Look} */
  look;
  /** @type {Marks} */
  marks;
  /** @type {Viewport} */
  viewport;
  /** @type {Viewport | null} */
  insetView;
  /** @type {string | undefined} */
  ground;
  /** @type {boolean} */
  close;
  /** @type {boolean} */
  homing;
  /** @type {boolean} */
  drawn;
  /** @type {string} */
  choices;
  /** @type {number | undefined} */
  width;
  /** @type {() => void} */
  onChoice;
  /** @type {ResizeObserver} */
  sizes;
  /** @type {((address: string) => void) | undefined} */
  tell;

  /**
   * @param {HTMLElement} root
   * @param {MapSpec} spec
   */
  constructor(root, spec) {
    this.root = root;
    this.spec = spec;
    /** @type {string | null} */
    this.hover = null;
  }

  async start() {
    this.close = this.spec.view === "eco-city";
    const [facts] = await Promise.all([
      fetchJson(this.spec.facts_url),
      fetchMap(this.spec, mapFiles(this.spec), this.close),
    ]);
    this.wholeFacts = facts;
    await this.loadScene();
    this.frame = buildFrame(facts.words, this.spec.withheld);
    this.panel = h("div", { class: "a-panel" });
    this.left = h("div", { class: "a-left" }, this.frame.box);
    if (this.spec.view === "eco-city") this.left.append(timeline(facts));
    this.root.dataset.view = this.spec.view;
    this.arrange();
    this.openMap();
    this.listen();
    this.update();
    fillFigures(facts, this.spec.view);
    this.root.dataset.ready = "true";
  }

  // Base layer and places as the address asks for them; false where it has asked for others meanwhile.
  async loadScene() {
    const files = mapFiles(this.spec);
    const [ground, places] = await fetchMap(this.spec, files, this.close);
    if (mapFiles(this.spec).ground !== files.ground) return false;
    this.ground = files.ground;
    this.facts = factsOfArea(this.wholeFacts, files.area);
    this.scene = readScene(ground, places, this.spec.view);
    return true;
  }

  // Without a panel the map takes the whole width, and the card of a place floats above it.
  arrange() {
    this.root.classList.toggle("a-whole", !this.spec.panel);
    if (!this.spec.panel) this.panel.className = "a-panel a-float";
    replaceContent(this.root, this.left, this.spec.panel ? this.panel : null);
    if (!this.spec.panel) this.frame.box.append(this.panel);
  }

  currentLook() {
    const look = readLook(this.spec, this.shell, this.facts, this.hover, this.frame.map.clientWidth < 500);
    return this.spec.focus ? focusedLook(look, this.spec.focus) : look;
  }

  openMap() {
    this.frame.map.id = `map_${this.spec.view.replace("-", "_")}`;
    this.map = shells[this.spec.view](this.frame.map);
    this.shell = { layers: this.map.atlasLayers };
    this.picture = pictureLayer((ctx, viewport) => this.draw(ctx, viewport));
    this.map.setMinZoom(6).setMaxZoom(14).setView([29.6, 106.5], 8, { animate: false });
    this.look = this.currentLook();
    this.placeCamera();
    const actions = {
      zoomIn: () => this.map.zoomIn(0.5),
      zoomOut: () => this.map.zoomOut(0.5),
      home: () => this.showAll(),
      layers: () => this.toggleTree(),
      bands: () => this.toggleBands(),
    };
    fillTools(this.frame.tools, this.facts.words, actions, this.look.layers.has(BANDS));
    // Drawn once, where the camera stands: a first map has no time for a second picture.
    this.picture.addTo(this.map);
    this.drawn = true;
    this.ownPicture = pictureLayer((ctx, viewport) => this.drawUserLayers(ctx, viewport));
    if (store.userLayers.length) this.ownPicture.addTo(this.map);
    this.frame.tree.append(
      userLayerSection(this.facts.words.own, (layer) => this.changeUserLayer(layer)),
      this.frame.layers,
    );
    if (L.Browser.mobile) this.map.dragging.disable();
    this.fillChoices();
    this.frame.map.setAttribute("role", "application");
    this.frame.map.setAttribute("aria-label", this.facts.words.mapLabel);
  }

  // A camera that the user moved is a choice too: zoom, latitude, longitude.
  placeCamera() {
    const camera = (this.address("at") || "").split(",").map(Number);
    const known = camera.length === 3 && camera.every(Number.isFinite) && Math.abs(camera[1]) <= 85;
    this.home();
    if (known) this.map.setView([camera[1], camera[2]], camera[0], { animate: false });
  }

  fillChoices() {
    fillStrip(this.frame.strip, this.facts, this.scene, this.spec.withheld.length > 0);
    fillBaseLayers(this.frame.grounds, this.spec, this.facts);
  }

  // Another base layer or area was chosen: the living map takes it, and shows all of it.
  async changeBaseLayer() {
    if (!(await this.loadScene())) return;
    this.fillChoices();
    if (!this.address("at")) this.home();
    this.update();
  }

  storeCamera() {
    if (this.homing) return;
    const { lat, lng } = this.map.getCenter();
    writeChoices({ at: `${Number(this.map.getZoom().toFixed(3))},${lat.toFixed(3)},${lng.toFixed(3)}` });
  }

  // Close up, the finer base layer replaces the first one.
  async refine() {
    if (this.close || this.map.getZoom() < CLOSE_ZOOM) return;
    this.close = true;
    if (await this.loadScene()) this.update();
  }

  showAll() {
    this.home();
    writeChoices({ at: null });
  }

  margins() {
    return marginsOf(this.frame.map, this.spec.view, this.frame.side.classList.contains("a-open"));
  }

  extent() {
    return extentOf(this.spec, this.scene, this.facts);
  }

  home() {
    const box = this.extent();
    this.map.invalidateSize({ animate: false });
    this.homing = true;
    // The first view fills its place; later steps snap to quarters.
    const { zoomSnap } = this.map.options;
    this.map.options.zoomSnap = 0;
    this.map.fitBounds(
      [
        [box[1], box[0]],
        [box[3], box[2]],
      ],
      { ...this.margins(), animate: false },
    );
    this.map.options.zoomSnap = zoomSnap;
    this.homing = false;
  }

  /**
   * The page has other regions or places to show: the living map turns to them.
   * @param {Highlight | null | undefined} focus
   */
  refocus(focus) {
    if (!focus || JSON.stringify(focus) === JSON.stringify(this.spec.focus)) return;
    const moved = JSON.stringify(focus.fit) !== JSON.stringify(this.spec.focus?.fit);
    this.spec.focus = focus;
    if (!this.scene) return;
    if (moved) this.showAll();
    this.update();
  }

  toggleBands() {
    const ids = this.shell.layers.map((layer) => layer.id);
    this.writeLayers(ids.filter((id) => this.look.layers.has(id) !== (id === BANDS)));
  }

  /**
   * A mark that may lie anywhere on the map: chosen, and the map moved away until its error fits.
   * @param {string} id
   */
  showError(id) {
    const mark = this.scene.places.get(id);
    if (!mark) return;
    this.choose({ place: id });
    const [west, south, east, north] = degreesOf([mark.box]);
    const corners = L.latLngBounds([south, west], [north, east]);
    const middle = corners.getCenter();
    const bounds = middle.toBounds(2 * mark.m).extend(corners);
    this.map.fitBounds(bounds, { ...this.margins(), animate: false });
  }

  toggleTree() {
    this.frame.tree.hidden = !this.frame.tree.hidden;
  }

  /**
   * @param {Canvas} ctx
   * @param {Viewport} viewport
   */
  draw(ctx, viewport) {
    const size = this.map.getSize();
    const corner = this.map.containerPointToLayerPoint([0, 0]);
    const kept = this.coveredBoxes().map(([x, y, width, height]) => [corner.x + x, corner.y + y, width, height]);
    this.marks = drawPicture(ctx, this.scene, viewport, this.look, {
      inset: false,
      kept,
      seen: [corner.x, corner.y, size.x, size.y],
    });
    this.viewport = viewport;
  }

  // What lies over the map, in its pixels: no name is written below it.
  coveredBoxes() {
    const { side, tools } = this.frame;
    const width = this.map.getSize().x;
    const beside = this.spec.view === "eco-city" ? 0 : side.offsetWidth;
    const legend = beside ? [[width - beside - 20, 0, beside + 200, 4000]] : [];
    return [...legend, [tools.offsetLeft - 2, 0, tools.offsetWidth + 4, tools.offsetTop + tools.offsetHeight + 4]];
  }

  /**
   * Files that the user opened lie above the map, in a picture of their own.
   * @param {CanvasRenderingContext2D} ctx
   * @param {Viewport} viewport
   */
  drawUserLayers(ctx, viewport) {
    const { min, max } = this.ownPicture._bounds;
    for (const layer of store.userLayers.filter((each) => each.shown))
      drawUserLayer(ctx, layer, viewport, this.look, [min.x, min.y, max.x, max.y]);
    const shown = store.userLayers.reduce((sum, layer) => sum + (layer.shown ? layer.count : 0), 0);
    this.root.dataset.own = String(shown);
  }

  /**
   * @param {UserLayer} [layer]
   */
  changeUserLayer(layer) {
    if (layer && store.userLayers.includes(layer) && layer.shown && !layer.seen) {
      layer.seen = true;
      const [west, south, east, north] = degreesOf([layer.box()]);
      this.map.fitBounds(
        [
          [south, west],
          [north, east],
        ],
        { maxZoom: 12, animate: false },
      );
    }
    if (!this.map.hasLayer(this.ownPicture)) this.ownPicture.addTo(this.map);
    this.ownPicture.redraw();
    this.update();
  }

  update() {
    this.look = this.currentLook();
    if (!this.drawn) this.picture.redraw();
    this.drawn = false;
    if (this.marks) this.redrawFrame();
    elementIn(this.frame.tools, "[aria-pressed]").setAttribute("aria-pressed", String(this.look.layers.has(BANDS)));
    const actions = {
      clear: () => this.select(null),
      reset: () => writeChoices({ mode: null, status: null, region: null, document: null, year: null, place: null }),
    };
    const scroll = this.panel.querySelector(".a-scroll");
    const top = scroll ? scroll.scrollTop : 0;
    const content = panelOf(this.spec.view)(this.look, this.scene, actions);
    replaceContent(this.panel, this.spec.panel ? outNote(this.facts) : null, content);
    const scrolled = this.panel.querySelector(".a-scroll");
    if (scrolled) scrolled.scrollTop = top;
  }

  redrawFrame() {
    this.frame.insetBox.hidden = this.spec.view !== "overview" || this.scene.grid;
    this.insetView = this.frame.insetBox.hidden ? null : drawInset(this.frame.inset, this.scene, this.look);
    buildLegend(this.frame.legend, this.look, this.scene, this.marks, userLegend(this.look));
    buildTree(this.frame.layers, this.look, this.shell, this.scene, () => this.chooseLayers());
    this.redrawScale();
  }

  // What a moved camera changes beside the picture.
  redrawScale() {
    // A grid has no distance and no north.
    this.frame.scale.hidden = this.scene.grid;
    if (!this.scene.grid) fillScale(this.frame.scale, this.map, this.facts.words);
    if (!this.insetView) return;
    const times = this.insetView.scale / this.viewport.scale;
    elementIn(this.frame.insetBox, "small").textContent = `× ${times.toFixed(1)}`;
  }

  chooseLayers() {
    const boxes = [...this.frame.layers.querySelectorAll("input")];
    const listed = new Set(boxes.map((box) => box.value));
    const checked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const ids = this.shell.layers.map((layer) => layer.id);
    this.writeLayers(ids.filter((id) => (listed.has(id) ? checked.has(id) : this.look.layers.has(id))));
  }

  /**
   * @param {string[]} chosen
   */
  writeLayers(chosen) {
    const initial = this.shell.layers.filter((layer) => layer.shown).map((layer) => layer.id);
    writeChoices({ layers: chosen.join() === initial.join() ? null : chosen });
  }

  /**
   * @param {{ id: string, kind?: string } | null} mark
   */
  select(mark) {
    if (!mark) return this.choose({ region: this.spec.filtered ? this.address("region") : null, place: null });
    if (mark.kind === "region") return this.spec.filtered ? undefined : this.choose({ region: mark.id, place: null });
    return this.choose({ place: mark.id });
  }

  /**
   * A choice made on the map; the page hears of it where it shows more than the map does.
   * @param {Changes} changes
   */
  choose(changes) {
    writeChoices(changes);
    if (this.tell && this.spec.follow.some((name) => name in changes)) tellServer(this.tell);
  }

  /**
   * @param {string} name
   * @returns {string | null}
   */
  address(name) {
    return new URLSearchParams(location.search).get(name);
  }

  listen() {
    listenToMap(this);
  }

  stop() {
    window.removeEventListener(CHOICE_EVENT, this.onChoice);
    if (this.sizes) this.sizes.disconnect();
    if (this.map) this.map.remove();
  }
}
