// A picture of a view outside its page: choices come from the view, the size from whoever shows it.
// A page's map is about so large: a camera stored there shows the same area in a picture of another size.
import { withChoices } from "../shared/url_state.js";
import { extentOf, filesAt, mapFiles } from "./base_layers.js";
import { BAR_PX } from "./compose.js";
import { errorText, OPERATOR } from "./precision.js";
import { CLOSE_ZOOM, latitudeOf, projectX, projectY, readScene, viewportOf, WORLD } from "./scene.js";
import { focusedLook, readLook } from "./style.js";

const PAGE_MAP = [845, 668];

// Free space around the area, px: top, right, bottom, left.
const PICTURE_MARGINS = { bare: [16, 16, 30, 16], arrows: [74, 92, 82, 92] };

/**
 * @param {MapView} view
 * @param {MapsData} maps
 * @returns {DrawnSpec}
 */
export function pictureSpec(view, maps) {
  return {
    ...VIEW_KINDS[view.view],
    view: view.view,
    focus: view.focus,
    grounds: maps.grounds,
    opening: maps.opening,
    withheld: maps.withheld,
  };
}

/**
 * Whether a view comes close enough for the finer base layer.
 * @param {MapView} view
 */
export function isClose(view) {
  return (
    view.view === "eco-city" || cameraOf(view)[0] >= CLOSE_ZOOM || Boolean(view.focus && view.focus.fit.length === 1)
  );
}

/**
 * @param {MapView} view
 * @returns {number[]}
 */
function cameraOf(view) {
  const camera = (new URLSearchParams(view.search).get("at") || "").split(",").map(Number);
  return camera.length === 3 && camera.every(Number.isFinite) && Math.abs(camera[1]) <= 85 ? camera : [];
}

/**
 * @param {DrawnSpec} spec
 * @param {string} search
 * @param {AreaFacts} facts
 * @returns {Look}
 */
function pictureLook(spec, search, facts) {
  return withChoices(search, () => {
    const look = readLook(spec, { layers: VIEW_LAYERS[spec.view] }, facts, null, false);
    return spec.focus ? focusedLook(look, spec.focus) : look;
  });
}

/**
 * Zoom, longitude and latitude in web-mercator units of a camera that shows a view in a picture of this size.
 * @param {MapView} view
 * @param {DrawnSpec} spec
 * @param {Scene} scene
 * @param {AreaFacts} facts
 * @param {number[]} size
 * @param {number[]} margins
 * @returns {Camera}
 */
export function pictureCamera(view, spec, scene, facts, [width, height], margins) {
  const camera = cameraOf(view);
  if (camera.length)
    return {
      zoom: camera[0] + Math.log2(Math.min(width / PAGE_MAP[0], height / PAGE_MAP[1])),
      x: projectX(camera[2]),
      y: projectY(camera[1]),
    };
  const [west, south, east, north] = extentOf(spec, scene, facts);
  const [top, right, bottom, left] = margins;
  const box = [projectX(west), projectY(north), projectX(east), projectY(south)];
  const scale = Math.min((width - left - right) / (box[2] - box[0]), (height - top - bottom) / (box[3] - box[1]));
  return {
    zoom: Math.log2(scale),
    x: (box[0] + box[2]) / 2 + (right - left) / 2 / scale,
    y: (box[1] + box[3]) / 2 + (bottom - top) / 2 / scale,
  };
}

/**
 * @param {Camera} camera
 * @param {number[]} size
 */
export function viewportAt({ zoom, x, y }, [width, height]) {
  const scale = 2 ** zoom;
  return viewportOf(zoom, x * scale - width / 2, y * scale - height / 2);
}

/**
 * @param {Scene} scene
 * @param {Look} look
 */
export function marginsFor(scene, look) {
  return scene.arrows.some((arrow) => look.isShown(arrow)) ? PICTURE_MARGINS.arrows : PICTURE_MARGINS.bare;
}

/**
 * Metres that the scale bar's pixels measure in the middle of a picture.
 * @param {Camera} camera
 */
export function barMetres({ zoom, y }) {
  return (BAR_PX * 40075016.7 * Math.cos(latitudeOf(y))) / (WORLD * 2 ** zoom);
}

/**
 * @param {Marks} marks
 */
export function drawnMarks(marks) {
  return [...marks.rivers, ...marks.lines, ...marks.areas, ...marks.points];
}

/**
 * How far what is drawn may be off, in a sentence for what is schematic and one for the operator's lines.
 * @param {Marks} marks
 * @param {DeckWords} words
 */
function precisionSentence(marks, words) {
  /**
   * @param {string} text
   * @param {PlaceMark[]} meant
   */
  const sentence = (text, meant) => {
    const metres = Math.max(0, ...meant.map((mark) => mark.m || 0));
    return metres ? text.replace("±{n}", errorText(metres)) : "";
  };
  const drawn = drawnMarks(marks);
  const own = drawn.filter((mark) => mark.precision === OPERATOR);
  const rest = drawn.filter((mark) => mark.precision !== OPERATOR);
  return [sentence(words.precision, rest), sentence(words.alignments, own)].filter(Boolean).join(" ");
}

/**
 * What must be said of a picture: that it is a grid, that it has no boundaries, how far it may be off.
 * @param {Scene} scene
 * @param {Marks} marks
 * @param {AreaFacts} facts
 */
export function pictureNote(scene, marks, facts) {
  if (scene.grid) return facts.words.gridNote;
  const error = precisionSentence(marks, DECK_WORDS[facts.lang]);
  return scene.bare ? `${facts.words.bareNote} ${error}`.trim() : error;
}

/**
 * @param {MapView} view
 * @param {DrawnSpec} spec
 * @param {[BaseFile, PlacesFile]} files
 * @param {AreaFacts} facts
 */
export function openScene(view, spec, files, facts) {
  const [ground, places] = files;
  const scene = readScene(ground, places, spec.view);
  const look = pictureLook(spec, view.search, facts);
  return { scene, look };
}

/**
 * Addresses, or roles, of the files that the maps of slides are drawn from.
 * @param {SlideContent[]} slides
 * @param {MapsData} maps
 */
export function filesOf(slides, maps) {
  const urls = new Set();
  for (const { map } of slides) {
    if (!map) continue;
    const roles = withChoices(map.search, () => mapFiles(pictureSpec(map, maps)));
    for (const url of filesAt(roles, isClose(map))) if (url) urls.add(url);
  }
  return [...urls];
}
