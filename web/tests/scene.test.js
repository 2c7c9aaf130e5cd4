import assert from "node:assert/strict";
import { test } from "node:test";
import "./environment.js";
import {
  boxOf,
  degreesOf,
  latitudeOf,
  pixelsPerMetre,
  projectChain,
  projectX,
  projectY,
  readScene,
  viewportOf,
} from "../drawing/scene.js";

const near = (value, expected, by = 1e-9) => assert.ok(Math.abs(value - expected) <= by, `${value} is not ${expected}`);

test("web mercator: the world is 256 wide, and its middle is the equator at Greenwich", () => {
  assert.equal(projectX(-180), 0);
  assert.equal(projectX(0), 128);
  assert.equal(projectX(180), 256);
  near(projectY(0), 128);
  // The northern edge of web mercator.
  near(projectY(85.0511287798066), 0, 1e-6);
});

test("a latitude comes back from its height", () => {
  for (const lat of [-60, 0, 29.56, 60]) near((latitudeOf(projectY(lat)) * 180) / Math.PI, lat);
});

test("chains are flat, and the box holds all of them", () => {
  const chains = [
    projectChain([
      [0, 0],
      [90, 0],
    ]),
    projectChain([[-90, 0]]),
  ];
  assert.equal(chains[0].length, 4);
  const [west, north, east, south] = boxOf(chains);
  assert.equal(west, 64);
  assert.equal(east, 192);
  near(north, 128);
  near(south, 128);
});

test("bounds in degrees are west, south, east, north", () => {
  const chain = projectChain([
    [106, 29],
    [107.5, 30.25],
  ]);
  const [west, south, east, north] = degreesOf([boxOf([chain])]);
  near(west, 106);
  near(south, 29);
  near(east, 107.5);
  near(north, 30.25);
});

test("a metre at the equator is 256 pixels of the world's girth, at 60 degrees twice as many", () => {
  const at = (lat) => ({ box: [128, projectY(lat), 128, projectY(lat)] });
  near(pixelsPerMetre(at(0), viewportOf(0, 0, 0)), 256 / 40075016.7, 1e-12);
  near(pixelsPerMetre(at(60), viewportOf(3, 0, 0)), (8 * 2 * 256) / 40075016.7, 1e-12);
});

const point = { type: "Point", coordinates: [106.5, 29.5] };
const line = {
  type: "LineString",
  coordinates: [
    [106, 29],
    [107, 30],
  ],
};
const square = {
  type: "Polygon",
  coordinates: [
    [
      [106, 29],
      [107, 29],
      [107, 30],
      [106, 29],
    ],
  ],
};
const base = (grid) => ({
  grid,
  inset: [106, 29, 107, 30],
  features: [
    { id: "yuzhong", geometry: square, properties: { kind: "region", central: true, lon: 106.5, lat: 29.5 } },
    { id: "edge-outer", geometry: line, properties: { kind: "edge", rank: "outer" } },
  ],
});
const places = {
  features: [
    { id: "line-1", geometry: line, properties: { theme: "hsr", shape: "line" } },
    { id: "hub-1", geometry: point, properties: { theme: "hub", shape: "point" } },
  ],
};

test("a scene sorts features by what they are", () => {
  const scene = readScene(base(false), places, "transport");
  const ids = (list) => list.map((each) => each.id);
  assert.deepEqual(ids(scene.regions), ["yuzhong"]);
  assert.deepEqual(ids(scene.edges), ["edge-outer"]);
  assert.deepEqual(ids(scene.lines), ["line-1"]);
  assert.deepEqual(ids(scene.points), ["hub-1"]);
  assert.deepEqual([...scene.places.keys()], ["line-1", "hub-1"]);
  assert.deepEqual([scene.grid, scene.bare], [false, false]);
});

test("on the tile grid a view that does not fill regions has no base layer", () => {
  const filled = readScene(base(true), places, "overview");
  assert.deepEqual([filled.grid, filled.bare, filled.regions.length], [true, false, 1]);
  const bare = readScene(base(true), places, "transport");
  assert.deepEqual([bare.grid, bare.bare, bare.regions.length, bare.lines.length], [false, true, 0, 1]);
});
