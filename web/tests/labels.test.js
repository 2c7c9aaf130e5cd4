import assert from "node:assert/strict";
import { test } from "node:test";
import "./environment.js";
import { drawLabels } from "../drawing/labels.js";
import { viewportOf } from "../drawing/scene.js";
import { Recorder } from "../static_map/recording_canvas.js";

// At zoom 0 a unit of the world is a pixel.
const VIEWPORT = viewportOf(0, 0, 0);
const INK = { ink: "black", halo: `#${"f".repeat(6)}` };
const label = (text, at, more = {}) => ({
  text,
  at,
  size: 10,
  weight: 400,
  priority: 1,
  extent: 0,
  ...INK,
  ...more,
});

function drawn(labels, frame = {}) {
  const ctx = new Recorder();
  drawLabels(ctx, labels, VIEWPORT, { kept: [], ...frame });
  return ctx.items.map(({ text, x, y }) => ({ text, x, y }));
}

test("a label is centred at its place", () => {
  // 13 high: the letters and three pixels; the text stands one pixel below the top.
  assert.deepEqual(drawn([label("重庆", [100, 50])]), [{ text: "重庆", x: 100, y: 44.5 }]);
});

test("of two labels at one place the more important stays", () => {
  const found = drawn([label("later", [100, 50], { priority: 5 }), label("first", [102, 50], { priority: 0 })]);
  assert.deepEqual(
    found.map(({ text }) => text),
    ["first"],
  );
});

test("of two equally important labels the larger region's stays", () => {
  const found = drawn([label("small", [100, 50], { extent: 1 }), label("large", [102, 50], { extent: 9 })]);
  assert.deepEqual(
    found.map(({ text }) => text),
    ["large"],
  );
});

test("a label beside its point goes to the right, else to the left", () => {
  const [first, second] = drawn([
    label("重庆", [100, 50], { beside: 8, priority: 0 }),
    label("北碚", [100, 50], { beside: 8, priority: 1 }),
  ]);
  // 22 wide with two pixels of room: the middle is 8 + 11 beside the point.
  assert.deepEqual([first.x, second.x], [119, 81]);
});

test("nothing is written where something else stands", () => {
  assert.deepEqual(drawn([label("重庆", [100, 50])], { kept: [[90, 40, 30, 30]] }), []);
});

test("in a picture with edges a label is moved in, and what lies outside has none", () => {
  const found = drawn([label("重庆", [2, 50]), label("成都", [-5, 90])], { size: [200, 100] });
  assert.deepEqual(found, [{ text: "重庆", x: 14, y: 44.5 }]);
});

test("a second line stands below the first, and empty labels are left out", () => {
  const found = drawn([label("江津", [100, 50], { sub: "135.2" }), label("", [20, 20])]);
  assert.deepEqual(
    found.map(({ text, y }) => [text, y]),
    [
      ["江津", 37.5],
      ["135.2", 49.5],
    ],
  );
});
