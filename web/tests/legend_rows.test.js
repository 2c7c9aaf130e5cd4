import assert from "node:assert/strict";
import { test } from "node:test";
import "./environment.js";
import { tokensOf } from "../drawing/colors.js";
import { legendRows } from "../static_map/legend_rows.js";

const NO_MARKS = { rivers: [], lines: [], areas: [], points: [], arrows: [], swamped: [] };
const WORDS = {
  roles: "Roles",
  noData: "No data",
  modeTitle: "Mode",
  stageTitle: "Stage",
  precisionTitle: "Precision",
  bandNote: "Band",
  straightNote: "Straight",
  laneNote: "Side by side",
  edgeNotes: "Off the map",
  moreNotes: "{n} more",
  edgeTitle: "Edges",
  provinceLine: "Provincial boundary",
  own: {},
  gridNote: "Tile grid",
  modes: { hsr: "High-speed rail", rail: "Railway" },
  stages: { operating: "operating", planned: "planned" },
};
const region = (id, persons) => [id, { tier: "core", values: { population: persons } }];

function look(more) {
  const facts = {
    words: WORDS,
    out: new Set(),
    outNote: "",
    terms: [],
    documents: {},
    tiers: [],
    regions: Object.fromEntries([region("a", 50), region("b", 100), region("c", 130), region("d", null)]),
  };
  const indicator = {
    id: "population",
    name: "Population",
    unit: "10k",
    breaks: [60, 120],
    binLabels: ["< 60", "60–119", "≥ 120"],
    note: "Census",
  };
  return { view: "overview", facts, indicator, tokens: tokensOf("light"), ground: "role", ...more };
}

const plain = (rows) => rows.map(({ role, text, count }) => [role, text, String(count)]);
const scene = (more = {}) => ({ grid: false, bare: false, edges: [], ...more });

test("classes are counted, and regions without a value have a row of their own", () => {
  const rows = legendRows(look(), scene(), NO_MARKS);
  assert.deepEqual(plain(rows), [
    ["title", "Population 10k", ""],
    ["key", "< 60", "1"],
    ["key", "60–119", "1"],
    ["key", "≥ 120", "1"],
    ["key", "No data", "1"],
    ["note", "Census", ""],
  ]);
});

test("a sample has its size and the colour of its class", () => {
  const [, first] = legendRows(look(), scene(), NO_MARKS);
  const [sample] = first.samples;
  assert.deepEqual([sample.width, sample.height], [22, 13]);
  assert.equal(sample.items[0].color, tokensOf("light").chart.choropleth[0]);
});

test("only what is drawn has a row: modes, stages, straight links, and bands where they are shown", () => {
  const line = (mode, stage, more) => ({ id: mode, mode, stage, m: 3000, ...more });
  const marks = { ...NO_MARKS, lines: [line("hsr", "operating"), line("rail", "planned", { straight: true })] };
  const shown = (...layers) =>
    plain(legendRows(look({ ground: "neutral", view: "transport", layers: new Set(layers) }), scene(), marks));
  const plan = [
    ["title", "Mode", ""],
    ["key", "High-speed rail", ""],
    ["key", "Railway", ""],
    ["title", "Stage", ""],
    ["key", "operating", ""],
    ["key", "planned", ""],
    ["title", "Precision", ""],
  ];
  assert.deepEqual(shown(), [...plan, ["key", "Straight", ""]]);
  assert.deepEqual(shown("bands"), [...plan, ["key", "Band", ""], ["key", "Straight", ""]]);
});

test("lines beside each other and what may lie anywhere are told", () => {
  const mark = (id) => ({ id, mode: "hsr", stage: "planned", m: 8000, lane: 1 });
  const ids = "bcdefghi".split("");
  const marks = { ...NO_MARKS, lines: [mark("a")], swamped: ids.map(mark) };
  const made = look({ ground: "neutral", view: "regions", layers: new Set() });
  made.facts.places = Object.fromEntries(ids.map((id) => [id, { label: id.toUpperCase() }]));
  const rows = plain(legendRows(made, scene(), marks)).map(([, text]) => text);
  assert.ok(rows.includes("Side by side"));
  assert.deepEqual(rows.slice(-8), ["Off the map", ..."BCDEFG".split("").map((id) => `${id} ±8 km`), "2 more"]);
});

test("the tile grid has its note in place of lines and edges", () => {
  const rows = legendRows(look(), scene({ grid: true, edges: [{ rank: "province" }] }), NO_MARKS);
  assert.deepEqual(plain(rows).at(-1), ["note", "Tile grid", ""]);
  assert.ok(!plain(rows).some(([, text]) => text === "Provincial boundary"));
});

test("what an area leaves out is said first and not counted", () => {
  const made = look();
  Object.assign(made.facts, { out: new Set(["a"]), outNote: "One region is left out" });
  const rows = plain(legendRows(made, scene(), NO_MARKS));
  assert.deepEqual(rows[0], ["note", "One region is left out", ""]);
  assert.deepEqual(rows[2], ["key", "< 60", "0"]);
});
