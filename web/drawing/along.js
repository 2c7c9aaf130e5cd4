// Positions along a line, in pixels of a viewport.
import { thinned, toPixel } from "./scene.js";

/**
 * @typedef {{ at: Point, angle: number }} Position Point and direction of a line, in pixels and radians.
 */

/**
 * Points of a chain in pixels.
 * @param {Chain} chain
 * @param {Viewport} viewport
 * @returns {Point[]}
 */
function pixelsOf(chain, viewport) {
  const points = [];
  for (let i = 0; i + 1 < chain.length; i += 2) points.push(toPixel(chain, i, viewport));
  return points;
}

/**
 * Length of a polyline.
 * @param {Point[]} points
 */
function lengthOf(points) {
  let length = 0;
  for (let i = 1; i < points.length; i += 1)
    length += Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
  return length;
}

/**
 * Position at a distance from the beginning of a polyline.
 * @param {Point[]} points
 * @param {number} distance
 * @returns {Position}
 */
function positionAt(points, distance) {
  let left = distance;
  for (let i = 1; i < points.length; i += 1) {
    const [dx, dy] = [points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]];
    const step = Math.hypot(dx, dy);
    if (step > 0 && (left <= step || i === points.length - 1)) {
      const t = Math.min(left / step, 1);
      return { at: [points[i - 1][0] + t * dx, points[i - 1][1] + t * dy], angle: Math.atan2(dy, dx) };
    }
    left -= step;
  }
  return { at: points[0], angle: 0 };
}

/**
 * Positions at equal distances along a chain, the first after half a distance.
 * @param {Chain} chain
 * @param {Viewport} viewport
 * @param {number} every
 * @returns {Position[]}
 */
export function pointsAlong(chain, viewport, every) {
  const points = pixelsOf(chain, viewport);
  const length = lengthOf(points);
  const found = [];
  for (let distance = every / 2; distance < length; distance += every) found.push(positionAt(points, distance));
  return found;
}

// A label along a line turns with it up to this steepness; beyond, Chinese letters step down the line upright.
const STEEP = (50 * Math.PI) / 180;
// A straight label needs a stretch of line that leaves it by no more than so many pixels; a river winds more.
const STRAIGHT_PX = 4;
// Letters follow a line without the bends that are narrower than this.
const BEND_PX = 14;
// Places of a label along a line, in parts of its length, by preference.
const PLACES = [0.55, 0.45, 0.65, 0.35, 0.75, 0.25, 0.85, 0.15];
const CHINESE = /^[\u3400-\u9fff]+$/;
const LETTER_SPACE = 1.5;

/**
 * Places where a name can be written along a line, by preference: turned with it, or letter by letter down it. One at a
 * time, since the first mostly serves.
 * @param {SizedLabel} label
 * @param {number} width
 * @param {Viewport} viewport
 * @param {PictureFrame} frame
 * @returns {Generator<Writing>}
 */
export function* alongLine(label, width, viewport, frame) {
  const seen = frame.seen || (frame.size ? [0, 0, ...frame.size] : null);
  for (const chain of label.along || []) {
    const points = pixelsOf(thinned(chain, BEND_PX / viewport.scale), viewport);
    for (const stretch of stretchesIn(points, seen)) {
      const length = lengthOf(stretch);
      for (const share of PLACES) {
        const writing = writingAt(label, width, stretch, length * share, length);
        if (writing && (!seen || writing.boxes.every((box) => isInside(box, seen)))) yield writing;
      }
    }
  }
}

/**
 * The stretches of a polyline within a box, the longest first.
 * @param {Point[]} points
 * @param {Box | null} seen
 * @returns {Point[][]}
 */
function stretchesIn(points, seen) {
  if (!seen) return [points];
  /** @type {Point[][]} */
  const stretches = [[]];
  for (const point of points) {
    if (isInside([point[0], point[1], 0, 0], seen)) stretches[stretches.length - 1].push(point);
    else if (stretches[stretches.length - 1].length) stretches.push([]);
  }
  const whole = stretches.filter((each) => each.length > 1).sort((a, b) => lengthOf(b) - lengthOf(a));
  // A line that only crosses the box with its corners outside is taken as a whole.
  return whole.length ? whole : [points];
}

/**
 * @param {Box} box
 * @param {Box} seen
 */
function isInside(box, seen) {
  return (
    box[0] >= seen[0] &&
    box[1] >= seen[1] &&
    box[0] + box[2] <= seen[0] + seen[2] &&
    box[1] + box[3] <= seen[1] + seen[3]
  );
}

/**
 * @param {SizedLabel} label
 * @param {number} width
 * @param {Point[]} points
 * @param {number} distance
 * @param {number} length
 * @returns {Writing | null}
 */
function writingAt(label, width, points, distance, length) {
  const wide = CHINESE.test(label.text);
  const room = wide && label.spaced ? label.text.length * label.size * LETTER_SPACE : width;
  const [start, end] = [distance - room / 2, distance + room / 2];
  if (start < 0 || end > length) return null;
  const [a, b] = [positionAt(points, start).at, positionAt(points, end).at];
  const angle = uprightAngle(b[0] - a[0], b[1] - a[1]);
  const stepped = wide && (label.spaced || Math.abs(angle) > STEEP);
  const runs = Math.abs(angle) > STEEP ? b[1] - a[1] : b[0] - a[0];
  if (stepped) return steppedLetters(label, points, distance, room, runs);
  const most = label.spaced ? 3 * STRAIGHT_PX : STRAIGHT_PX;
  return isStraight(points, start, end, a, b, most) ? turnedText(label, width, a, b, angle) : null;
}

/**
 * Whether a stretch of line stays near the straight between its ends.
 * @param {Point[]} points
 * @param {number} start
 * @param {number} end
 * @param {Point} a
 * @param {Point} b
 * @param {number} most
 */
function isStraight(points, start, end, a, b, most) {
  const chord = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  return [0.25, 0.5, 0.75].every((share) => {
    const [x, y] = positionAt(points, start + share * (end - start)).at;
    return Math.abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / chord <= most;
  });
}

/**
 * @param {number} dx
 * @param {number} dy
 */
function uprightAngle(dx, dy) {
  const angle = Math.atan2(dy, dx);
  if (angle > Math.PI / 2) return angle - Math.PI;
  return angle < -Math.PI / 2 ? angle + Math.PI : angle;
}

/**
 * @param {SizedLabel} label
 * @param {number} width
 * @param {Point} a
 * @param {Point} b
 * @param {number} angle
 * @returns {Writing}
 */
function turnedText(label, width, a, b, angle) {
  const off = label.beside ? label.beside + label.size / 2 : 0;
  // Above the line, seen from below.
  /** @type {Point} */
  const at = [(a[0] + b[0]) / 2 + off * Math.sin(angle), (a[1] + b[1]) / 2 - off * Math.cos(angle)];
  const count = Math.max(Math.ceil(width / label.size), 1);
  const boxes = Array.from({ length: count }, (_, i) => {
    const along = ((i + 0.5) / count - 0.5) * width;
    return letterBox([at[0] + along * Math.cos(angle), at[1] + along * Math.sin(angle)], label.size);
  });
  return { boxes, words: [{ text: label.text, at, angle }] };
}

/**
 * @param {SizedLabel} label
 * @param {Point[]} points
 * @param {number} distance
 * @param {number} room
 * @param {number} runs To the right or downwards where it is positive.
 * @returns {Writing | null}
 */
function steppedLetters(label, points, distance, room, runs) {
  const letters = [...label.text];
  // From left to right and from top to bottom, whichever way the line runs.
  if (runs < 0) letters.reverse();
  const off = label.beside ? label.beside + label.size / 2 : 0;
  const words = letters.map((text, i) => {
    const { at, angle } = positionAt(points, distance + ((i + 0.5) / letters.length - 0.5) * room);
    const up = uprightAngle(Math.cos(angle), Math.sin(angle));
    /** @type {Point} */
    const beside = [at[0] + off * Math.sin(up), at[1] - off * Math.cos(up)];
    return { text, at: beside, angle: 0 };
  });
  const near = words.some(({ at }, i) =>
    words.slice(0, i).some((other) => Math.hypot(other.at[0] - at[0], other.at[1] - at[1]) < label.size),
  );
  if (runs < 0) words.reverse();
  return near ? null : { boxes: words.map(({ at }) => letterBox(at, label.size)), words };
}

/**
 * @param {Point} at
 * @param {number} size
 * @returns {Box}
 */
function letterBox(at, size) {
  return [at[0] - size / 2 - 1, at[1] - size / 2 - 1, size + 2, size + 2];
}
