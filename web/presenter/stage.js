// The figure of a slide on a canvas: a map that the camera flies over, or a chart.
import { EMPTY_BASE, EMPTY_PLACES, factsOfArea, filesAt, mapFiles } from "../drawing/base_layers.js";
import { drawChart } from "../drawing/chart.js";
import { tokensOf } from "../drawing/colors.js";
import { drawPicture, NO_MARKS, scaleBar } from "../drawing/compose.js";
import { buildLegend } from "../drawing/legend.js";
import {
  barMetres,
  isClose,
  marginsFor,
  openScene,
  pictureCamera,
  pictureNote,
  pictureSpec,
  viewportAt,
} from "../drawing/picture.js";
import { contextOf, h, pageTheme, replaceContent } from "../shared/dom.js";
import { store } from "../shared/store.js";
import { withChoices } from "../shared/url_state.js";

const STAGE = [1920, 1080];

// The presenter's lines are so much thicker than the page's, its letters a little more.
const NEARER = 1.7;

const LETTERING = 1.1;
const CHART_ACROSS = 600;
const FEW_ROWS = 8;
const FLIGHT_MS = 160;

// Eases in and out.
/** @param {number} t */
const eased = (t) => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t));

/**
 * @param {Camera} from
 * @param {Camera} to
 * @param {number} t
 * @returns {Camera}
 */
function betweenCameras(from, to, t) {
  /** @param {"zoom" | "x" | "y"} name */
  const mix = (name) => from[name] + (to[name] - from[name]) * t;
  return { zoom: mix("zoom"), x: mix("x"), y: mix("y") };
}

export class Stage {
  /**
   * @param {Facts} facts
   * @param {Map<string, BaseFile | PlacesFile>} files
   * @param {MapsData} maps
   */
  constructor(facts, files, maps) {
    this.facts = facts;
    this.files = files;
    this.maps = maps;
    /** @type {Map<string, { spec: DrawnSpec, facts: AreaFacts, scene: Scene, look: Look }>} */
    this.scenes = new Map();
    /** @type {Camera | null} */
    this.camera = null;
    this.flight = 0;
    /** @type {Marks} */
    this.marks = NO_MARKS;
    this.canvas = h("canvas", { class: "a-deck-canvas", role: "img" });
    this.legend = h("div", { class: "a-legend a-deck-legend" });
    this.scale = h("div", { class: "a-scale a-deck-scale" });
    this.note = h("p", { class: "a-deck-note" });
    this.box = h(
      "div",
      { class: "a-deck-figure" },
      this.canvas,
      h("div", { class: "a-deck-foot" }, this.note, this.scale),
    );
  }

  /**
   * What a map needs to be drawn, made once for each view.
   * @param {MapView} view
   */
  sceneOf(view) {
    const key = JSON.stringify([view, pageTheme()]);
    const known = this.scenes.get(key);
    if (known) return known;
    const spec = pictureSpec(view, this.maps);
    const roles = withChoices(view.search, () => mapFiles(spec));
    const facts = factsOfArea(this.facts, roles.area);
    const withheld = this.maps.withheld.length > 0;
    /** @param {string | undefined} address */
    const file = (address) => this.files.get(address ?? "");
    const [ground, marks] = filesAt(roles, isClose(view));
    const base = withheld ? EMPTY_BASE : file(ground);
    const places = withheld ? EMPTY_PLACES : file(marks);
    const read = /** @type {[BaseFile, PlacesFile]} */ ([base, places]);
    const made = { spec, facts, ...openScene(view, spec, read, facts) };
    this.scenes.set(key, made);
    return made;
  }

  /**
   * Makes ready what the next slide will ask for.
   * @param {SlideContent | undefined} slide
   */
  prepare(slide) {
    const map = slide?.map;
    if (map) (window.requestIdleCallback || setTimeout)(() => this.sceneOf(map));
  }

  // Pixels of the window for one of the stage.
  times() {
    return Math.min(window.innerWidth / STAGE[0], window.innerHeight / STAGE[1]);
  }

  /**
   * @param {number[]} size
   */
  context(size) {
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = size.map((length) => Math.round(length * ratio));
    // Setting the size clears a canvas and costs time, so only when it changes.
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const ctx = contextOf(this.canvas);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    return ctx;
  }

  // Size of the figure in pixels of the window.
  size() {
    return [this.box.clientWidth, this.box.clientHeight];
  }

  /**
   * @param {SlideContent} slide
   * @param {boolean} [jump]
   * @returns {Promise<void>}
   */
  show(slide, jump) {
    cancelAnimationFrame(this.flight);
    this.box.dataset.figure = slide.map ? "map" : slide.chart ? "chart" : "none";
    this.canvas.setAttribute("aria-label", slide.title);
    if (slide.map) return this.showMap(slide.map, jump);
    this.camera = null;
    replaceContent(this.legend);
    replaceContent(this.scale);
    this.note.textContent = "";
    return slide.chart ? this.showChart(slide.chart) : Promise.resolve();
  }

  /**
   * @param {MapView} view
   * @param {boolean} [jump]
   * @returns {Promise<void>}
   */
  showMap(view, jump) {
    const { spec, facts, scene, look } = this.sceneOf(view);
    const near = NEARER * Math.max(this.times(), 0.5);
    const size = this.size().map((length) => length / near);
    const target = pictureCamera(view, spec, scene, facts, size, marginsFor(scene, look));
    /** @param {Camera} camera */
    const paint = (camera) => {
      const [width, height] = this.size();
      const ctx = this.context([width, height]);
      ctx.fillStyle = look.tokens.map.paper;
      ctx.fillRect(0, 0, width, height);
      ctx.scale(near, near);
      this.marks = drawPicture(ctx, scene, viewportAt(camera, size), look, {
        inset: false,
        kept: [],
        size,
        lettering: LETTERING,
      });
    };
    const from = jump || !this.camera ? null : this.camera;
    this.camera = target;
    const arrived = this.fly(from, target, paint);
    this.fillFrame(look, scene, facts, target);
    return arrived;
  }

  /**
   * Flies the camera, or jumps for those who want no motion.
   * @param {Camera | null} from
   * @param {Camera} to
   * @param {(camera: Camera) => void} paint
   * @returns {Promise<void>}
   */
  fly(from, to, paint) {
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const near =
      from && Math.abs(from.zoom - to.zoom) < 1e-6 && Math.abs(from.x - to.x) < 1e-6 && Math.abs(from.y - to.y) < 1e-6;
    if (!from || calm || near) {
      paint(to);
      return Promise.resolve();
    }
    const start = performance.now();
    return new Promise((done) => {
      /** @param {number} now */
      const step = (now) => {
        const t = Math.min(1, Math.max(0, now - start) / FLIGHT_MS);
        paint(t === 1 ? to : betweenCameras(from, to, eased(t)));
        if (t === 1) done();
        else this.flight = requestAnimationFrame(step);
      };
      step(start);
    });
  }

  /**
   * @param {Look} look
   * @param {Scene} scene
   * @param {AreaFacts} facts
   * @param {Camera} camera
   */
  fillFrame(look, scene, facts, camera) {
    store.sampleDetail = 2;
    buildLegend(this.legend, look, scene, this.marks);
    store.sampleDetail = 1;
    // The sentence at the foot of the map says how far it may be off, and the footer names the clauses.
    const spare = [...this.legend.querySelectorAll("section")].filter(
      (each) => each.firstChild?.textContent === facts.words.precisionTitle,
    );
    for (const each of [...spare, ...this.legend.querySelectorAll("details, .a-note")]) each.remove();
    const bar = scene.grid ? null : scaleBar(barMetres(camera));
    const parts = bar
      ? [
          h("span", { class: "a-north" }, "↑", h("br"), facts.words.north),
          h(
            "div",
            { class: "a-bar", style: `width:${bar.width}px` },
            h("i"),
            h("span", {}, "0"),
            h("span", {}, bar.text),
          ),
        ]
      : [];
    replaceContent(this.scale, ...parts);
    this.note.textContent = this.maps.withheld.length
      ? this.maps.withheld.join(" ")
      : pictureNote(scene, this.marks, facts);
  }

  /**
   * @param {Chart} chart
   */
  showChart(chart) {
    const size = this.size();
    const pad = 64 * this.times();
    const ctx = this.context(size);
    ctx.translate(pad, pad);
    const drawn = drawChart(
      ctx,
      chart,
      [size[0] - 2 * pad, size[1] - 2 * pad],
      tokensOf(pageTheme()),
      chart.rows.length > FEW_ROWS ? CHART_ACROSS : CHART_ACROSS * 0.8,
    );
    const rest = chart.rows.length - drawn;
    const left = rest > 0 ? DECK_WORDS[this.facts.lang].chartRest.replace("{n}", String(rest)) : "";
    this.note.textContent = [chart.note, left].filter(Boolean).join("　");
    return Promise.resolve();
  }

  /**
   * A small picture of a slide for the overview grid; words would not be read there.
   * @param {SlideContent} slide
   * @param {number} width
   * @param {number} height
   */
  thumbnail(slide, width, height) {
    const ratio = window.devicePixelRatio || 1;
    const canvas = h("canvas", { width: width * ratio, height: height * ratio });
    const ctx = contextOf(canvas);
    ctx.scale(ratio, ratio);
    if (slide.map) {
      const { spec, facts, scene, look } = this.sceneOf(slide.map);
      const camera = pictureCamera(slide.map, spec, scene, facts, [width * 2, height * 2], marginsFor(scene, look));
      ctx.fillStyle = look.tokens.map.paper;
      ctx.fillRect(0, 0, width, height);
      ctx.scale(0.5, 0.5);
      drawPicture(ctx, scene, viewportAt(camera, [width * 2, height * 2]), look, {
        inset: false,
        kept: [],
        wordless: true,
      });
    } else if (slide.chart) drawChart(ctx, slide.chart, [width, height], tokensOf(pageTheme()), CHART_ACROSS);
    return canvas;
  }
}
