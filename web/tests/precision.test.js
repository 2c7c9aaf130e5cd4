// Errors are drawn where asked for; what may lie anywhere on a map is told; lines beside each other keep their sides.
import assert from "node:assert/strict";
import { test } from "node:test";
import { laneShift } from "../drawing/lines.js";
import { errorText, showsError, swampsMap } from "../drawing/precision.js";
import { projectChain, thinned, viewportOf } from "../drawing/scene.js";

const look = (selectedPlace, ...layers) => ({ selectedPlace, layers: new Set(layers) });

test("the error of the chosen mark is drawn, and of every one where the layer tree says so", () => {
  assert.equal(showsError({ id: "a" }, look("a")), true);
  assert.equal(showsError({ id: "b" }, look("a")), false);
  assert.equal(showsError({ id: "b" }, look(null, "rivers", "bands")), true);
});

test("a mark swamps a map where its half-width is more than half of the smaller side", () => {
  const chain = projectChain([[106.55, 29.56]]);
  const mark = /** @type {any} */ ({ m: 3000, box: [chain[0], chain[1], chain[0], chain[1]] });
  // At zoom 13 a pixel is about 16.6 m here: 3 km are some 180 px.
  const view = viewportOf(13, 0, 0);
  assert.equal(swampsMap(mark, view, [800, 420]), false);
  assert.equal(swampsMap(mark, view, [800, 300]), true);
  assert.equal(swampsMap({ ...mark, m: 0 }, view, [10, 10]), false);
});

test("half-widths are told in the unit that fits", () => {
  assert.deepEqual([35, 999, 1000, 2500, 10000].map(errorText), ["±35 m", "±999 m", "±1 km", "±2.5 km", "±10 km"]);
});

test("lanes are pixels beside the course; on water they open only where there is room", () => {
  assert.deepEqual([laneShift({}, { zoom: 8 }), laneShift({ lane: -2, mode: "hsr" }, { zoom: 8 })], [0, -8]);
  const water = { lane: 1, mode: "water" };
  assert.deepEqual(
    [8, 10.75, 12].map((zoom) => laneShift(water, { zoom })),
    [0, 2, 4],
  );
});

test("a thinned chain keeps its ends", () => {
  const chain = Float64Array.from([0, 0, 1, 0, 2, 0, 9, 0, 9.5, 0]);
  assert.deepEqual([...thinned(chain, 5)], [0, 0, 9, 0, 9.5, 0]);
});
