import assert from "node:assert/strict";
import { test } from "node:test";
import "./environment.js";
import { projectX } from "../drawing/scene.js";
import { readUserFile } from "../map/user_layer/reading.js";

const WORDS = {
  notJson: "{name} not JSON",
  notGeojson: "{name} not GeoJSON",
  badCrs: "{name} in {crs}",
  away: "{name} away",
  nothing: "{name} empty: {reason}",
  outside: "feature {n}: {value}",
  noGeometry: "feature {n}: no geometry",
  tooLarge: "{name} {size} of {most}",
  tooMany: "{n} of {most}",
  unreadable: "{name} unreadable",
};
const read = (content, name = "own.geojson") =>
  readUserFile(new File([typeof content === "string" ? content : JSON.stringify(content)], name), WORDS);
const feature = (geometry) => ({ type: "Feature", properties: {}, geometry });
const point = (lon, lat) => feature({ type: "Point", coordinates: [lon, lat] });

test("points lie in one flat array, chains keep their owner and whether they are closed", async () => {
  const ring = [
    [106, 29],
    [107, 29],
    [107, 30],
    [106, 29],
  ];
  const layer = await read({
    type: "FeatureCollection",
    features: [
      point(106.5, 29.5),
      feature({ type: "Polygon", coordinates: [ring] }),
      feature({ type: "LineString", coordinates: ring }),
    ],
  });
  assert.deepEqual([layer.count, layer.left, layer.points.length], [3, 0, 2]);
  assert.equal(layer.points[0], projectX(106.5));
  assert.deepEqual(
    layer.chains.map(({ owner, closed }) => [owner, closed]),
    [
      [1, true],
      [2, false],
    ],
  );
});

test("what cannot be drawn is left out, and the first reason is kept", async () => {
  const layer = await read({ type: "FeatureCollection", features: [point(106.5, 29.5), point(500, 0), feature(null)] });
  assert.deepEqual([layer.count, layer.left, layer.reason], [1, 2, "feature 2: 500"]);
});

test("a file says what is wrong with it", async () => {
  await assert.rejects(read("{"), { message: "own.geojson not JSON" });
  await assert.rejects(read({ a: 1 }), { message: "own.geojson not GeoJSON" });
  await assert.rejects(read(point(2, 48)), { message: "own.geojson away" });
  await assert.rejects(read(feature(null)), { message: "own.geojson empty: feature 1: no geometry" });
  const crs = { properties: { name: "EPSG:3857" } };
  await assert.rejects(read({ ...point(106.5, 29.5), crs }), { message: "own.geojson in EPSG:3857" });
});

test("letters that hide in a name are shown as such", async () => {
  const layer = await read(point(106.5, 29.5), "a\u202eb.geojson");
  assert.equal(layer.name, "a\ufffdb.geojson");
});
