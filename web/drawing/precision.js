// When the map shows how far a mark may be off, and which marks are too uncertain for a map of its size.
import { pixelsPerMetre } from "./scene.js";

// Class of precision of what stands in the operator's file.
export const OPERATOR = "operator";

// The entry of the layer tree that shows how far everything may be off.
export const BANDS = "bands";

/**
 * Whether the error of a mark is drawn: that of the chosen one, or every one where the layer tree says so.
 * @param {{ id: string }} mark
 * @param {Pick<Look, "selectedPlace" | "layers">} look
 */
export function showsError(mark, look) {
  return mark.id === look.selectedPlace || look.layers.has(BANDS);
}

/**
 * Whether a mark may lie anywhere on the map: its half-width is more than half of the smaller side.
 * @param {PlaceMark} mark
 * @param {Viewport} viewport
 * @param {number[]} size
 */
export function swampsMap(mark, viewport, size) {
  return (mark.m || 0) * pixelsPerMetre(mark, viewport) > Math.min(...size) / 2;
}

/**
 * Half-width in words: ±3 km, ±600 m.
 * @param {number} metres
 */
export function errorText(metres) {
  return metres >= 1000 ? `±${Number((metres / 1000).toFixed(1))} km` : `±${metres} m`;
}
