import assert from "node:assert/strict";
import { test } from "node:test";
import "./environment.js";
import { drawChart } from "../drawing/chart.js";
import { tokensOf } from "../drawing/colors.js";
import { Recorder } from "../static_map/recording_canvas.js";

const row = (label, values, more = {}) => ({
  label,
  values,
  text: String(values[0]),
  clause: "",
  comparator: "",
  base: null,
  ...more,
});

function drawn(chart, size = [600, 400], across = 600) {
  const ctx = new Recorder();
  const rows = drawChart(
    ctx,
    { title: "", note: "", unit: "", series: ["A"], ...chart },
    size,
    tokensOf("light"),
    across,
  );
  return { rows, items: ctx.items, texts: ctx.items.filter((item) => item.text).map((item) => item.text) };
}

const fills = ({ items }, feature) => items.filter((item) => item.kind === "fill" && item.feature === feature);
const boundsOf = (path) => {
  const numbers = path.match(/[\d.]+/g).map(Number);
  const [xs, ys] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

test("the axis of counts has at most six steps of 1, 2 or 5", () => {
  const ticks = (top) => drawn({ kind: "bars", rows: [row("x", [top])] }).texts.slice(0, -2);
  assert.deepEqual(ticks(7), ["0", "2", "4", "6"]);
  assert.deepEqual(ticks(23), ["0", "5", "10", "15", "20"]);
  assert.deepEqual(ticks(1200), ["0", "500", "1,000"]);
});

test("targets stand on one axis of percent", () => {
  const { texts } = drawn({ kind: "dots", unit: "%", rows: [row("Air", [89.4])] });
  assert.deepEqual(texts, ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %", "Air", "89.4"]);
});

test("rows without room are left out and counted", () => {
  const rows = ["a", "b", "c", "d"].map((name) => row(name, [1]));
  // 6 pixels above, 34 for the axis, 28 for each row.
  assert.equal(drawn({ kind: "bars", rows }, [600, 40 + 2 * 28]).rows, 2);
  assert.equal(drawn({ kind: "bars", rows }, [600, 400]).rows, 4);
  // Drawn for half the width, everything is twice as large.
  assert.equal(drawn({ kind: "bars", rows }, [600, 2 * (40 + 28)], 300).rows, 1);
});

test("bars begin at zero and are as long as their share of the largest", () => {
  const made = drawn({ kind: "bars", rows: [row("half", [5]), row("whole", [10])] });
  const [half, whole] = ["half", "whole"].map((name) => boundsOf(fills(made, name)[0].path));
  // Names take 36 % and 8 pixels, values 17 % and 8 pixels.
  assert.deepEqual([half[0], whole[0], whole[2]], [224, 224, 490]);
  assert.equal(half[2] - half[0], (whole[2] - whole[0]) / 2);
});

test("series stand beside each other", () => {
  const made = drawn({ kind: "bars", series: ["A", "B"], rows: [row("x", [4, 2])] });
  const [first, second] = fills(made, "x").map((item) => boundsOf(item.path));
  assert.equal(first[3], second[1]);
  assert.deepEqual(made.texts.slice(0, 2), ["A", "B"]);
});

test("a lower limit is a band to the right, and a baseline a ring", () => {
  const made = drawn({ kind: "dots", unit: "%", rows: [row("share", [60], { comparator: ">=", base: 40 })] });
  const [band, ring] = fills(made, "share").map((item) => boundsOf(item.path));
  const x = (percent) => 224 + (266 * percent) / 100;
  assert.ok(Math.abs(band[0] - x(60)) < 0.01 && Math.abs(band[2] - x(100)) < 0.01);
  assert.ok(Math.abs((ring[0] + ring[2]) / 2 - x(40)) < 0.01);
});

test("a name that does not fit is cut with an ellipsis", () => {
  const { texts } = drawn({ kind: "bars", rows: [row("长".repeat(40), [1])] });
  assert.equal(
    texts.find((text) => text.startsWith("长")),
    `${"长".repeat(16)}…`,
  );
});
