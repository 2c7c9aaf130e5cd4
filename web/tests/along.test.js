// Names along lines: turned with them where they are straight, letter by letter where they are steep or wind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { alongLine, pointsAlong } from "../drawing/along.js";

const VIEW = { zoom: 0, scale: 1, left: 0, top: 0 };
const label = (text, chain, more = {}) =>
  /** @type {any} */ ({ text, size: 10, beside: 4, along: [Float64Array.from(chain)], ...more });
const first = (text, chain, width, more = {}, frame = {}) =>
  alongLine(label(text, chain, more), width, VIEW, /** @type {any} */ ({ kept: [], ...frame })).next().value;

test("on a slanting line a name is turned, and lies above it", () => {
  const { words } = first("Yukun HSR", [0, 100, 200, 0], 60);
  assert.equal(words.length, 1);
  assert.ok(Math.abs(words[0].angle - Math.atan2(-100, 200)) < 1e-9);
  const onLine = 100 - words[0].at[0] / 2;
  assert.ok(words[0].at[1] < onLine);
});

test("a name never stands on its head, whichever way its line runs", () => {
  for (const chain of [
    [200, 0, 0, 100],
    [0, 100, 200, 0],
    [200, 100, 0, 0],
  ]) {
    const { words } = first("成渝高铁", chain, 60);
    assert.ok(Math.abs(words[0].angle) <= Math.PI / 2);
  }
});

test("Chinese letters step down a steep line from top to bottom, and from left to right elsewhere", () => {
  for (const chain of [
    [50, 0, 52, 300],
    [52, 300, 50, 0],
  ]) {
    const { words } = first("渝万铁路", chain, 48);
    assert.deepEqual(words.map(({ text }) => text).join(""), "渝万铁路");
    assert.ok(words.every(({ at }, i) => i === 0 || at[1] > words[i - 1].at[1]));
  }
  const { words } = first("长江", [300, 50, 0, 52], 24, { spaced: true });
  assert.equal(words.map(({ text }) => text).join(""), "长江");
  assert.ok(words[0].at[0] < words[1].at[0]);
});

test("in a bend a long name finds no place, and letters never lie on each other", () => {
  const zigzag = Array.from({ length: 20 }, (_, i) => [i * 6, (i % 2) * 40]).flat();
  assert.equal(first("A very long English name", zigzag, 110), undefined);
  for (const { words } of alongLine(label("嘉陵江", zigzag, { spaced: true }), 36, VIEW, { kept: [] }))
    for (const [i, { at }] of words.entries())
      for (const other of words.slice(0, i)) assert.ok(Math.hypot(at[0] - other.at[0], at[1] - other.at[1]) >= 10);
});

test("a name stands in the part that is seen", () => {
  const found = [...alongLine(label("Ring", [0, 50, 1000, 50]), 30, VIEW, { kept: [], seen: [700, 0, 200, 100] })];
  assert.ok(found.length > 0);
  for (const { boxes } of found) for (const [x, , width] of boxes) assert.ok(x >= 700 && x + width <= 900);
});

test("points along a line are equally far from each other and show its direction", () => {
  const found = pointsAlong(Float64Array.from([0, 0, 100, 0, 100, 100]), VIEW, 50);
  assert.deepEqual(
    found.map(({ at }) => at),
    [
      [25, 0],
      [75, 0],
      [100, 25],
      [100, 75],
    ],
  );
  assert.equal(found[3].angle, Math.PI / 2);
});
