// Static maps and charts for files: drawn as on screen, on a canvas that records every item.
import { EMPTY_BASE, EMPTY_PLACES, factsOfArea, filesAt, mapFiles } from "../drawing/base_layers.js";
import { drawChart } from "../drawing/chart.js";
import { tokensOf } from "../drawing/colors.js";
import { drawPicture, scaleBar } from "../drawing/compose.js";
import {
  barMetres,
  drawnMarks,
  filesOf,
  isClose,
  marginsFor,
  openScene,
  pictureCamera,
  pictureNote,
  pictureSpec,
  viewportAt,
} from "../drawing/picture.js";
import { latitudeOf, WORLD } from "../drawing/scene.js";
import { store } from "../shared/store.js";
import { withChoices } from "../shared/url_state.js";
import { standInForBrowser } from "./browser.js";
import { legendRows } from "./legend_rows.js";
import { Recorder } from "./recording_canvas.js";

standInForBrowser();

/**
 * @param {Recorder} recorder
 * @returns {Canvas} The recorder has what drawing uses of a canvas; its paths are those of ./browser.js.
 */
function asCanvas(recorder) {
  return /** @type {Canvas} */ (/** @type {unknown} */ (recorder));
}

/**
 * @param {StaticFiles} files
 */
export function keepFiles(files) {
  Object.assign(store.staticFiles, files);
}

/**
 * @param {Marks} marks
 * @param {Scene} scene
 * @param {AreaFacts} facts
 * @param {DeckWords} words
 */
function featureNames(marks, scene, facts, words) {
  const names = { ...words.edges };
  for (const region of scene.regions) names[region.id] = facts.regions[region.id].name;
  for (const mark of [...drawnMarks(marks), ...marks.arrows]) {
    const place = facts.places[mark.id];
    if (place)
      names[mark.id] = mark.stage === "none" ? place.name : `${place.name} · ${facts.words.stages[mark.stage]}`;
  }
  return names;
}

/**
 * @param {MapView} view
 * @param {string} lang
 * @param {number[]} size
 * @param {string} theme
 * @param {number} lettering
 */
export function stillMap(view, lang, size, theme, lettering) {
  document.documentElement.dataset.aTheme = theme;
  const facts = store.staticFiles.facts[lang];
  const words = DECK_WORDS[lang];
  const spec = pictureSpec(view, store.staticFiles.maps);
  const files = withChoices(view.search, () => mapFiles(spec));
  const kept = store.staticFiles.files;
  const [base, placed] = filesAt(files, isClose(view));
  const ground = /** @type {BaseFile} */ (kept[base] || EMPTY_BASE);
  const places = /** @type {PlacesFile} */ (kept[placed] || EMPTY_PLACES);
  const scened = { ...facts, ...factsOfArea(facts, files.area) };
  const { scene, look } = openScene(view, spec, [ground, places], scened);
  const camera = pictureCamera(view, spec, scene, scened, size, marginsFor(scene, look));
  const recorder = new Recorder();
  const marks = drawPicture(asCanvas(recorder), scene, viewportAt(camera, size), look, {
    inset: false,
    kept: [],
    size,
    lettering,
  });
  const bar = scaleBar(barMetres(camera));
  /** @param {{ id: string }[]} list */
  const ids = (list) => list.map((mark) => mark.id);
  return {
    background: look.tokens.map.paper,
    items: recorder.items,
    legend: legendRows(look, scene, marks),
    scale: scene.grid ? { width: 0, text: "" } : bar,
    north: facts.words.north,
    precision: pictureNote(scene, marks, scened),
    drawn: {
      regions: ids(scene.regions),
      lines: ids(marks.lines),
      areas: ids(marks.areas),
      points: ids(marks.points),
      arrows: ids(marks.arrows),
    },
    names: featureNames(marks, scene, scened, words),
    camera: [camera.zoom, latitudeOf(camera.y) * (180 / Math.PI), (camera.x / WORLD - 0.5) * 360],
  };
}

/**
 * @param {Chart} chart
 * @param {number[]} size
 * @param {string} theme
 * @param {number} across
 */
export function stillChart(chart, size, theme, across) {
  const recorder = new Recorder();
  drawChart(asCanvas(recorder), chart, size, tokensOf(theme), across);
  return { background: "", items: recorder.items };
}

/**
 * @param {SlideContent[]} slides
 */
export function rolesOf(slides) {
  return filesOf(slides, store.staticFiles.maps);
}
