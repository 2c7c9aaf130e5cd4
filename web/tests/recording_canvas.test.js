import assert from "node:assert/strict";
import { test } from "node:test";
import "./environment.js";
import { RecordedPath, Recorder } from "../static_map/recording_canvas.js";

test("a fill is kept in pixels of the picture, with its feature, colour and opacity", () => {
  const ctx = new Recorder();
  ctx.nameFeature("yuzhong");
  ctx.translate(10, 20);
  ctx.scale(2, 2);
  ctx.fillStyle = "rgba(255,0,16,0.5)";
  const path = new RecordedPath();
  path.rect(0, 0, 5, 4);
  ctx.fill(path);
  const [red, blue] = ["FF", "10"];
  assert.deepEqual(ctx.items, [
    {
      feature: "yuzhong",
      kind: "fill",
      path: "M10 20L20 20L20 28L10 28Z",
      color: `#${red}00${blue}`,
      alpha: 0.5,
      clip: "",
    },
  ]);
});

test("widths and dashes of a stroke grow with the picture", () => {
  const ctx = new Recorder();
  ctx.scale(3, 3);
  Object.assign(ctx, { lineWidth: 2, lineCap: "round", strokeStyle: "black" });
  ctx.setLineDash([4, 1]);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(1, 1);
  ctx.stroke();
  const [{ width, dash, cap, path }] = ctx.items;
  assert.deepEqual({ width, dash, cap, path }, { width: 6, dash: [12, 3], cap: "round", path: "M0 0L3 3" });
});

test("what was saved comes back, and a restore too many changes nothing", () => {
  const ctx = new Recorder();
  ctx.fillStyle = "white";
  ctx.save();
  ctx.translate(5, 5);
  ctx.fillStyle = "black";
  ctx.restore();
  assert.deepEqual([ctx.fillStyle, ctx.point(0, 0)], ["white", [0, 0]]);
  ctx.restore();
  assert.deepEqual([ctx.fillStyle, ctx.point(1, 2)], ["white", [1, 2]]);
});

test("a quarter turn puts right to down", () => {
  const ctx = new Recorder();
  ctx.rotate(Math.PI / 2);
  const [x, y] = ctx.point(1, 0);
  assert.ok(Math.abs(x) < 1e-12 && Math.abs(y - 1) < 1e-12);
});

test("wide signs fill their size, Latin letters have the widths of the typeface", () => {
  const ctx = new Recorder();
  ctx.font = "400 10px sans-serif";
  assert.equal(ctx.measureText("重庆").width, 20);
  assert.ok(Math.abs(ctx.measureText("ab").width - 11.81) < 1e-9);
});

test("a text has its top, its anchor and the halo that was stroked before it", () => {
  const ctx = new Recorder();
  Object.assign(ctx, { font: "italic 700 12px serif", textAlign: "center", textBaseline: "middle" });
  Object.assign(ctx, { strokeStyle: "rgba(0,0,0,1)", fillStyle: "white" });
  ctx.strokeText("Jialing", 50, 40);
  ctx.fillText("Jialing", 50, 40);
  ctx.fillText("Yangtze", 50, 60);
  const [first, second] = ctx.items;
  assert.deepEqual(
    [first.text, first.x, first.y, first.size, first.weight, first.anchor, first.italic],
    ["Jialing", 50, 34, 12, 700, "middle", true],
  );
  assert.equal(first.halo.length, 7);
  assert.equal(second.halo, "");
});

test("a full circle is closed, half of one is not", () => {
  const circle = new RecordedPath();
  circle.arc(0, 0, 10, 0, 2 * Math.PI);
  assert.deepEqual([circle.parts.length, circle.parts[0], circle.parts.at(-1)], [25, ["M", 10, 0], ["Z"]]);
  const half = new RecordedPath();
  half.arc(0, 0, 10, 0, Math.PI);
  assert.deepEqual([half.parts.length, half.isOpen()], [13, true]);
});

test("a path is read from its text", () => {
  const path = new RecordedPath("M2 4H26V1L36 7Z");
  assert.deepEqual(path.parts, [["M", 2, 4], ["L", 26, 4], ["L", 26, 1], ["L", 36, 7], ["Z"]]);
});
