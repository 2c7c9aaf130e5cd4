// Finds what lies under the pointer.
import { laneShift, normalAt } from "../drawing/lines.js";
import { ARROW } from "../drawing/points.js";
import { toPixel } from "../drawing/scene.js";

/**
 * Distance in pixels from a point to the nearest drawn segment of a line.
 * @param {{ chains: Chain[], lane?: number, mode?: string }} line
 * @param {Viewport} viewport
 * @param {number} x
 * @param {number} y
 */
export function lineDistance(line, viewport, x, y) {
  const shift = laneShift(line, viewport);
  let best = Infinity;
  for (const chain of line.chains) {
    const count = chain.length / 2;
    for (let i = 0; i + 1 < count; i += 1) {
      const [ax, ay] = toPixel(chain, 2 * i, viewport);
      const [bx, by] = toPixel(chain, 2 * i + 2, viewport);
      const [nx, ny] = normalAt(chain, i, count);
      best = Math.min(best, segmentDistance(x - nx * shift, y - ny * shift, ax, ay, bx, by));
    }
  }
  return best;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 */
function segmentDistance(x, y, ax, ay, bx, by) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const t = length ? Math.min(Math.max(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length, 0), 1) : 0;
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

// What lies under the pointer: a point, else a line, else an area's part, else a region.
const REACH = { mouse: 12, touch: 22 };

/**
 * The nearest of some marks, if it is near enough.
 * @template M
 * @param {M[]} marks
 * @param {(mark: M) => number} distance
 * @param {number} limit
 * @returns {M | null}
 */
function nearest(marks, distance, limit) {
  const ranked = marks.map((mark) => ({ mark, far: distance(mark) })).sort((a, b) => a.far - b.far);
  return ranked.length && ranked[0].far <= limit ? ranked[0].mark : null;
}

/**
 * @param {Scene} scene
 * @param {Omit<Marks, "rivers" | "swamped">} marks
 * @param {Viewport} viewport
 * @param {number} x
 * @param {number} y
 * @param {boolean} touch
 * @returns {MapFeature | null}
 */
export function featureAt(scene, marks, viewport, x, y, touch) {
  const reach = touch ? REACH.touch : REACH.mouse;
  /** @param {PointMark} mark */
  const toPoint = (mark) => {
    const [px, py] = toPixel(mark.chains[0], 0, viewport);
    return Math.hypot(px - x, py - y);
  };
  /** @param {ArrowMark} mark */
  const toArrow = (mark) => {
    const [px, py] = toPixel(mark.chains[0], 0, viewport);
    const angle = ((mark.bearing - 90) * Math.PI) / 180;
    return segmentDistance(
      x,
      y,
      px + Math.cos(angle) * ARROW.start,
      py + Math.sin(angle) * ARROW.start,
      px + Math.cos(angle) * ARROW.end,
      py + Math.sin(angle) * ARROW.end,
    );
  };
  return (
    nearest(marks.points, toPoint, reach) ||
    nearest(marks.arrows, toArrow, reach) ||
    nearest(marks.lines, (mark) => lineDistance(mark, viewport, x, y), reach / 2) ||
    marks.areas
      .filter((area) => !area.whole || scene.regions.length === 0)
      .find((area) => covers(area, viewport, x, y)) ||
    marks.areas.find((area) => covers(area, viewport, x, y)) ||
    scene.regions.find((region) => covers(region, viewport, x, y)) ||
    null
  );
}

/**
 * @param {Pick<Shape, "chains" | "box">} feature
 * @param {Viewport} viewport
 * @param {number} x
 * @param {number} y
 */
export function covers(feature, viewport, x, y) {
  const wx = (x + viewport.left) / viewport.scale;
  const wy = (y + viewport.top) / viewport.scale;
  if (wx < feature.box[0] || wx > feature.box[2] || wy < feature.box[1] || wy > feature.box[3]) return false;
  let inside = false;
  for (const chain of feature.chains) {
    for (let i = 0, j = chain.length - 2; i < chain.length; j = i, i += 2) {
      const crosses = chain[i + 1] > wy !== chain[j + 1] > wy;
      if (crosses && wx < ((chain[j] - chain[i]) * (wy - chain[i + 1])) / (chain[j + 1] - chain[i + 1]) + chain[i])
        inside = !inside;
    }
  }
  return inside;
}
