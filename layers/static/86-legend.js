// Builds the legend, the layer tree, the strip and the samples shown in lists: only what is drawn.
function swatch(color) {
  return h("span", { class: "a-swatch", style: `background:${color}` });
}

// How much finer samples are drawn than the screen shows them, for pages that enlarge them.
let sampleDetail = 1;

function sampleCanvas(width, height, draw) {
  const ratio = (window.devicePixelRatio || 1) * sampleDetail;
  const canvas = h("canvas", { width: width * ratio, height: height * ratio, class: "a-sample", style: `width:${width}px;height:${height}px`, "aria-hidden": "true" });
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  draw(ctx);
  return canvas;
}

const SAMPLE_VIEW = viewportOf(0, 0, 0);

function lineSample(mark, look, band) {
  const sample = { mode: mark.mode, stage: mark.stage, chains: [new Float64Array([2, 7, 36, 7])], box: [0, 0, 0, 0], paths: new Map(), precision: "" };
  const flat = { ...SAMPLE_VIEW, zoom: 8 };
  return sampleCanvas(38, 14, (ctx) => {
    if (band) strokeFlat(ctx, { color: fade(lineColor(sample, look), 0.22), width: 11 });
    const styles = mark.mode === "ridge" ? [{ color: lineColor(sample, look), width: 1.6, dash: [0.1, 4.2], cap: "round" }] : stageStyles(sample, lineWidth(sample, flat), lineColor(sample, look), look.tokens.map.halo);
    styles.forEach((style) => strokeFlat(ctx, style));
  });
}

function strokeFlat(ctx, style) {
  ctx.strokeStyle = style.color;
  ctx.lineWidth = style.width;
  ctx.lineCap = style.cap || "butt";
  ctx.setLineDash(style.dash || []);
  ctx.beginPath();
  ctx.moveTo(2, 7);
  ctx.lineTo(36, 7);
  ctx.stroke();
}

function pointSample(mark, look) {
  return sampleCanvas(16, 14, (ctx) => {
    ctx.translate(8, 7);
    fillSymbol(ctx, symbolPath(mark.symbol, 4.6), mark, pointColor(mark, look), look.tokens.map.halo, 4.6);
  });
}

function markSample(mark, look) {
  if (mark.shape === "line") return lineSample(mark, look, false);
  if (mark.shape === "point") return pointSample(mark, look);
  if (mark.shape === "arrow") return arrowSample(look);
  return extentSample(look);
}

// Samples of fills, edges and extents are drawn like those of lines, so that pictures in files have the same.
function fillSample(color, look, hatched) {
  return sampleCanvas(22, 13, (ctx) => {
    const path = new Path2D();
    path.rect(0.5, 0.5, 21, 12);
    ctx.fillStyle = color;
    ctx.fill(path);
    if (hatched) hatch(ctx, path, look.tokens.map.noDataHatch);
    ctx.strokeStyle = look.tokens.map.regionLine;
    ctx.lineWidth = 1;
    ctx.stroke(path);
  });
}

function provinceSample(look) {
  return sampleCanvas(38, 14, (ctx) => strokeFlat(ctx, { color: look.tokens.map.provinceLine, width: 1.4, dash: [9, 3, 2, 3] }));
}

function extentSample(look) {
  return sampleCanvas(38, 14, (ctx) => outlineSample(ctx, look, [5, 3], (path) => path.rect(1, 1, 36, 12)));
}

function partSample(look) {
  return sampleCanvas(38, 14, (ctx) => outlineSample(ctx, look, [2, 2], (path) => path.arc(19, 7, 6, 0, 2 * Math.PI)));
}

function outlineSample(ctx, look, dash, trace) {
  const path = new Path2D();
  trace(path);
  ctx.fillStyle = fade(look.tokens.map.eco, 0.18);
  ctx.fill(path);
  ctx.strokeStyle = look.tokens.map.eco;
  ctx.lineWidth = 1.75;
  ctx.setLineDash(dash);
  ctx.stroke(path);
}

function riverSample(look) {
  return sampleCanvas(38, 14, (ctx) => strokeFlat(ctx, { color: look.tokens.map.water, width: 2.6 }));
}

function arrowSample(look) {
  return sampleCanvas(38, 14, (ctx) => {
    ctx.fillStyle = fade(look.tokens.map.mode.corridor, 0.55);
    ctx.fill(new Path2D("M2 4.5H26V1L36 7L26 13V9.5H2Z"));
  });
}

function legendRow(sample, text, count) {
  return h("div", { class: "a-key" }, sample, h("span", {}, ...[text].flat()), count === undefined ? null : h("span", { class: "a-count" }, count));
}

function legendGroup(title, ...rows) {
  return rows.flat().some(Boolean) ? h("section", {}, h("h4", {}, title), ...rows.flat()) : null;
}

function groundLegend(look, scene) {
  if (look.ground === "neutral") return null;
  const { facts, indicator, tokens } = look;
  const regions = shownRegions(facts).map((id) => facts.regions[id]);
  if (!indicator.breaks) {
    const tiers = facts.tiers.filter((tier) => regions.some((region) => region.tier === tier.id));
    const rows = tiers.map((tier) => legendRow(fillSample(tokens.map.tier[tier.id], look), explained(facts, tier.name), regions.filter((r) => r.tier === tier.id).length));
    return legendGroup(facts.words.roles, ...rows, evidence(facts, facts.tiersRef));
  }
  const bins = regions.map((region) => region.values[indicator.id]).map((value) => (value === null ? -1 : binOf(indicator.breaks, value)));
  const rows = indicator.binLabels.map((text, bin) => legendRow(fillSample(tokens.chart.choropleth[bin], look), text, bins.filter((b) => b === bin).length));
  const none = bins.filter((b) => b === -1).length;
  if (none) rows.push(legendRow(fillSample(tokens.map.noData, look, true), facts.words.noData, none));
  return legendGroup(`${indicator.name}${indicator.unit ? " " : ""}${indicator.unit}`, ...rows, h("p", { class: "a-note" }, indicator.note));
}

function lineLegend(look, marks) {
  const words = look.facts.words;
  const lines = marks.lines.filter((line) => LINE_MODES.includes(line.mode));
  const modes = LINE_MODES.filter((mode) => lines.some((line) => line.mode === mode));
  if (look.view === "overview" && modes.length === 1) return [singleModeLegend(look, lines, modes[0])];
  const modeRows = modes.map((mode) => legendRow(lineSample({ mode, stage: "operating" }, look), words.modes[mode]));
  if (marks.arrows.length) modeRows.push(legendRow(arrowSample(look), words.direction));
  const lead = modes[0];
  const stages = [...STAGES, "none"].filter((stage) => lines.some((line) => line.stage === stage));
  const stageRows = stages.map((stage) => legendRow(lineSample({ mode: lead === "rail" ? "suburban" : lead, stage }, look), words.stages[stage]));
  const band = lines.some((line) => line.precision === "schematic") ? [legendRow(lineSample({ mode: lead, stage: "operating" }, look, true), words.bandNote)] : [];
  return [legendGroup(words.modeTitle, ...modeRows), legendGroup(words.stageTitle, ...stageRows), legendGroup(words.precisionTitle, ...band)];
}

function singleModeLegend(look, lines, mode) {
  const { words } = look.facts;
  const stages = [...STAGES, "none"].filter((stage) => lines.some((line) => line.stage === stage));
  return legendGroup(words.modes[mode], ...stages.map((stage) => legendRow(lineSample({ mode, stage }, look), words.stages[stage])));
}

const NODE_SYMBOLS = [...POINT_SYMBOLS].reverse();

function pointLegend(look, marks) {
  const words = look.facts.words;
  if (look.view === "overview") return overviewPoints(look, marks);
  const kinds = NODE_SYMBOLS.filter((symbol) => marks.points.some((point) => point.symbol === symbol));
  const rows = kinds.map((symbol) => {
    const stages = [...STAGES, "none"].filter((stage) => marks.points.some((point) => point.symbol === symbol && point.stage === stage));
    const samples = stages.map((stage) => pointSample({ symbol, stage }, look));
    return legendRow(h("span", { class: "a-samples" }, samples), (kinds.length > 6 ? words.symbolsShort : words.symbols)[symbol]);
  });
  const staged = marks.points.some((point) => point.stage !== "none" && point.stage !== "operating");
  return legendGroup(words.nodeTitle, ...rows, staged ? h("p", { class: "a-note" }, words.nodeStages) : null);
}

// The overview has room for one row of symbols.
function overviewPoints(look, marks) {
  const kinds = NODE_SYMBOLS.filter((symbol) => marks.points.some((point) => point.symbol === symbol));
  const samples = kinds.flatMap((symbol) => [pointSample({ symbol, stage: "operating" }, look), h("span", {}, look.facts.words.symbolsShort[symbol])]);
  return kinds.length ? h("div", { class: "a-key a-wrap" }, samples) : null;
}

function edgeLegend(look, marks, scene) {
  const words = look.facts.words;
  const rows = look.view === "eco-city" || !scene.edges.some((edge) => edge.rank === "province") ? [] : [legendRow(provinceSample(look), words.provinceLine)];
  if (marks.areas.some((area) => area.whole)) rows.push(legendRow(extentSample(look), words.extentNote));
  if (look.view === "eco-city" && marks.areas.some((area) => !area.whole)) rows.push(legendRow(partSample(look), words.partsNote));
  if (marks.lines.some((line) => line.mode === "ridge")) rows.push(legendRow(lineSample({ mode: "ridge" }, look), words.ridgeNote));
  const river = look.view === "eco-city" && scene.banks.length ? words.bankNote : words.riverNote;
  if (marks.rivers.length && look.view !== "overview") rows.push(legendRow(riverSample(look), river));
  return legendGroup(words.edgeTitle, ...rows);
}

function buildLegend(node, look, scene, marks) {
  const parts = scene.grid
    ? [groundLegend(look, scene), h("p", { class: "a-note" }, look.facts.words.gridNote)]
    : [scene.bare ? h("p", { class: "a-note" }, look.facts.words.bareNote) : null, groundLegend(look, scene), ...lineLegend(look, marks), edgeLegend(look, marks, scene), pointLegend(look, marks)];
  replaceContent(node, outNote(look.facts), ownLegend(look), parts);
}

function buildTree(node, look, shell, scene, onToggle) {
  const counts = (id) => [...scene.places.values()].filter((mark) => mark.theme === id).length;
  // Where filters choose the modes, the tree leaves them out.
  const entries = shell.layers.filter((layer) => !look.filters || !LINE_MODES.includes(layer.id));
  const groups = [...new Set(entries.map((layer) => layer.group))];
  const tree = groups.map((group) =>
    h(
      "fieldset",
      {},
      h("legend", {}, look.facts.words.groups[group]),
      entries
        .filter((layer) => layer.group === group)
        .flatMap((layer) => {
          const faults = look.facts.leftOut[layer.id] || [];
          const box = h("input", { type: "checkbox", value: layer.id, checked: look.layers.has(layer.id), onchange: onToggle });
          const label = h("label", { class: faults.length > 0 && "a-faulty" }, box, h("span", {}, look.facts.words.layers[layer.id]), h("span", { class: "a-count" }, counts(layer.id)));
          return [label, ...faults.map((fault) => h("p", { class: "a-note a-fault" }, `${look.facts.words.leftOut} ${fault}`))];
        }),
    ),
  );
  replaceContent(node, tree);
}
