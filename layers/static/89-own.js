// A layer of the user's own, read from a GeoJSON file by the browser alone. It may be large, so it lies in
// flat arrays and on a canvas of its own: far out, features smaller than a pixel or two become one dot each.
const OWN_MOST_BYTES = 80e6;
const OWN_MOST_FEATURES = 300000;
const OWN_CRS = /CRS84|EPSG::?(4326|4490)$/i;
// Where the map ends: west, north, east, south.
const OWN_AREA = [projectX(103), projectY(32.8), projectX(110), projectY(26.5)];
const OWN_CROWD = 4000;
const OWN_REACH = 8;
const OWN_ROWS = 5;
// Letters that would turn the order of a text or hide in it.
const HIDDEN_LETTERS = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// Living through a change of page, as the address cannot hold a file.
const ownLayers = [];

function fillWords(text, values) {
  return Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => value), text);
}

function visibleText(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return String(text).replace(HIDDEN_LETTERS, "\ufffd").slice(0, 200);
}

function ownFeatures(name, content, words) {
  const crs = content && content.crs && content.crs.properties && content.crs.properties.name;
  if (crs && !OWN_CRS.test(crs)) throw new Error(fillWords(words.badCrs, { name, crs: visibleText(crs) }));
  if (content && content.type === "FeatureCollection" && Array.isArray(content.features)) return content.features;
  if (content && content.type === "Feature") return [content];
  if (content && (content.coordinates || content.geometries)) return [{ type: "Feature", properties: {}, geometry: content }];
  throw new Error(fillWords(words.notGeojson, { name }));
}

// Chains of positions by kind: single points, lines, and rings of areas.
function ownParts(geometry, add) {
  const { type, coordinates, geometries } = geometry;
  if (type === "GeometryCollection") geometries.forEach((each) => ownParts(each, add));
  else if (type === "Point") add("point", [coordinates]);
  else if (type === "MultiPoint") coordinates.forEach((each) => add("point", [each]));
  else if (type === "LineString") add("line", coordinates);
  else if (type === "MultiLineString") coordinates.forEach((each) => add("line", each));
  else if (type === "Polygon") coordinates.forEach((each) => add("ring", each));
  else if (type === "MultiPolygon") coordinates.flat().forEach((each) => add("ring", each));
  else throw new TypeError(type);
}

function inDegrees(position) {
  const [lon, lat] = position;
  return Number.isFinite(lon) && Number.isFinite(lat) && Math.abs(lon) <= 180 && Math.abs(lat) <= 85;
}

// One feature as parts; what is wrong with it as words.
function ownFeature(feature, number, words) {
  const parts = [];
  let wrong = null;
  try {
    ownParts(feature.geometry, (kind, positions) => {
      const odd = positions.find((position) => !inDegrees(position));
      if (odd !== undefined && wrong === null) wrong = fillWords(words.outside, { n: number, value: visibleText(odd[0] ?? null) });
      parts.push([kind, positions]);
    });
  } catch {
    wrong = fillWords(words.noGeometry, { n: number });
  }
  return { parts, wrong: wrong || (parts.length ? null : fillWords(words.noGeometry, { n: number })) };
}

class OwnLayer {
  constructor(name, features, words) {
    Object.assign(this, { name, features, shown: true, count: 0, left: 0, reason: "" });
    const points = [];
    this.pointOwners = [];
    this.chains = [];
    features.forEach((feature, i) => {
      const { parts, wrong } = ownFeature(feature, i + 1, words);
      if (wrong) {
        this.left += 1;
        this.reason = this.reason || wrong;
        return;
      }
      this.count += 1;
      for (const [kind, positions] of parts) {
        if (kind === "point") {
          points.push(projectX(positions[0][0]), projectY(positions[0][1]));
          this.pointOwners.push(i);
        } else {
          const chain = projectChain(positions);
          this.chains.push({ chain, owner: i, closed: kind === "ring", box: boxOf([chain]) });
        }
      }
    });
    this.points = Float64Array.from(points);
  }

  box() {
    return boxOf([this.points, ...this.chains.map(({ box }) => box)]);
  }
}

async function readOwnFile(file, words) {
  const name = visibleText(file.name);
  if (file.size > OWN_MOST_BYTES) throw new Error(fillWords(words.tooLarge, { name, size: (file.size / 1e6).toFixed(0), most: OWN_MOST_BYTES / 1e6 }));
  let content = null;
  try {
    content = JSON.parse((await file.text()).replace(/^\ufeff/, ""));
  } catch (fault) {
    throw new Error(fault instanceof SyntaxError ? fillWords(words.notJson, { name, reason: visibleText(fault.message) }) : fillWords(words.unreadable, { name }));
  }
  const features = ownFeatures(name, content, words);
  if (features.length > OWN_MOST_FEATURES) throw new Error(fillWords(words.tooMany, { name, n: formatNumber(features.length), most: formatNumber(OWN_MOST_FEATURES) }));
  const layer = new OwnLayer(name, features, words);
  const [x0, y0, x1, y1] = layer.box();
  if (layer.count && (x1 < OWN_AREA[0] || x0 > OWN_AREA[2] || y1 < OWN_AREA[1] || y0 > OWN_AREA[3])) throw new Error(fillWords(words.away, { name }));
  if (!layer.count) throw new Error(fillWords(words.nothing, { name, reason: layer.reason }));
  return layer;
}

// Crowds are written straight into pixels: a hundred thousand dots or short lines cost a few milliseconds,
// where the canvas would take a second for them.
class Pixels {
  constructor(ctx, color) {
    const { width, height } = ctx.canvas;
    Object.assign(this, { ctx, width, height, image: new ImageData(width, height) });
    this.data = new Uint32Array(this.image.data.buffer);
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
    this.ink = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
    const { a, e, f } = ctx.getTransform();
    Object.assign(this, { times: a, right: e, down: f });
  }

  // A cross of five pixels around a place of the layer.
  dot(x, y) {
    const px = Math.round(x * this.times + this.right);
    const py = Math.round(y * this.times + this.down);
    if (px < 1 || py < 1 || px >= this.width - 1 || py >= this.height - 1) return;
    const at = py * this.width + px;
    const { data, ink } = this;
    data[at] = data[at - 1] = data[at + 1] = data[at - this.width] = data[at + this.width] = ink;
  }

  line(x0, y0, x1, y1) {
    const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) * this.times) || 1;
    const [dx, dy] = [(x1 - x0) / steps, (y1 - y0) / steps];
    for (let i = 0; i <= steps; i += 1) {
      const px = Math.round((x0 + dx * i) * this.times + this.right);
      const py = Math.round((y0 + dy * i) * this.times + this.down);
      if (px >= 0 && py >= 0 && px < this.width && py < this.height) this.data[py * this.width + px] = this.ink;
    }
  }

  // Laid over what is there already.
  paint() {
    const canvas = h("canvas", { width: this.width, height: this.height });
    canvas.getContext("2d").putImageData(this.image, 0, 0);
    this.ctx.save();
    this.ctx.setTransform(1, 0, 0, 1, 0, 0);
    this.ctx.drawImage(canvas, 0, 0);
    this.ctx.restore();
  }
}

// Points in the picture, in pixels of the map's layer.
function pointsInView(layer, viewport, view) {
  const found = [];
  const { points } = layer;
  const { scale, left, top } = viewport;
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] * scale - left;
    const y = points[i + 1] * scale - top;
    if (x >= view[0] && x <= view[2] && y >= view[1] && y <= view[3]) found.push(x, y);
  }
  return found;
}

function chainsInView(layer, viewport, view) {
  const { scale, left, top } = viewport;
  const [west, north, east, south] = [(view[0] + left) / scale, (view[1] + top) / scale, (view[2] + left) / scale, (view[3] + top) / scale];
  return layer.chains.filter(({ box }) => box[2] >= west && box[0] <= east && box[3] >= north && box[1] <= south);
}

// Steps of a chain in pixels; those of less than a pixel are left out.
function walkChain(chain, viewport, step) {
  const { scale, left, top } = viewport;
  let [px, py] = [chain[0] * scale - left, chain[1] * scale - top];
  for (let i = 2; i < chain.length; i += 2) {
    const [x, y] = [chain[i] * scale - left, chain[i + 1] * scale - top];
    if (i < chain.length - 2 && Math.abs(x - px) + Math.abs(y - py) < 1) continue;
    step(px, py, x, y);
    [px, py] = [x, y];
  }
}

function crowdOfChains(pixels, chains, viewport) {
  const { scale, left, top } = viewport;
  for (const { chain, box } of chains) {
    if (Math.max(box[2] - box[0], box[3] - box[1]) * scale < 2) pixels.dot(box[0] * scale - left, box[1] * scale - top);
    else walkChain(chain, viewport, (x0, y0, x1, y1) => pixels.line(x0, y0, x1, y1));
  }
}

function drawOwnChains(ctx, chains, viewport) {
  const { scale, left, top } = viewport;
  const paths = { true: new Path2D(), false: new Path2D() };
  for (const { chain, closed } of chains) {
    const path = paths[closed];
    path.moveTo(chain[0] * scale - left, chain[1] * scale - top);
    walkChain(chain, viewport, (x0, y0, x, y) => path.lineTo(x, y));
    if (closed) path.closePath();
  }
  ctx.globalAlpha = 0.15;
  ctx.fill(paths.true, "evenodd");
  ctx.globalAlpha = 1;
  ctx.stroke(paths.true);
  ctx.stroke(paths.false);
}

function drawOwnLayer(ctx, layer, viewport, look, view) {
  const color = look.tokens.chart.categorical[4];
  Object.assign(ctx, { fillStyle: color, strokeStyle: color, lineWidth: 1.5 });
  const pixels = new Pixels(ctx, color);
  const chains = chainsInView(layer, viewport, view);
  const points = pointsInView(layer, viewport, view);
  if (chains.length > OWN_CROWD) crowdOfChains(pixels, chains, viewport);
  else drawOwnChains(ctx, chains, viewport);
  if (points.length / 2 <= OWN_CROWD) drawOwnPoints(ctx, points, look);
  else for (let i = 0; i < points.length; i += 2) pixels.dot(points[i], points[i + 1]);
  if (chains.length > OWN_CROWD || points.length / 2 > OWN_CROWD) pixels.paint();
}

function drawOwnPoints(ctx, found, look) {
  for (let i = 0; i < found.length; i += 2) {
    ctx.beginPath();
    ctx.arc(found[i], found[i + 1], 4, 0, 2 * Math.PI);
    ctx.fill();
    ctx.lineWidth = 1;
    ctx.strokeStyle = look.tokens.map.halo;
    ctx.stroke();
  }
}

// The nearest point of the user's layers, else a line, else an area.
function ownFeatureAt(viewport, x, y) {
  const [wx, wy] = [(x + viewport.left) / viewport.scale, (y + viewport.top) / viewport.scale];
  const reach = OWN_REACH / viewport.scale;
  for (const layer of ownLayers.filter((each) => each.shown)) {
    let best = reach;
    let owner = -1;
    for (let i = 0; i < layer.points.length; i += 2) {
      const distance = Math.hypot(layer.points[i] - wx, layer.points[i + 1] - wy);
      if (distance < best) [best, owner] = [distance, layer.pointOwners[i / 2]];
    }
    if (owner >= 0) return { layer, owner };
    const around = ({ box }) => wx > box[0] - reach && wx < box[2] + reach && wy > box[1] - reach && wy < box[3] + reach;
    const near = layer.chains.filter(around);
    const line = near.find((part) => lineDistance({ chains: [part.chain] }, viewport, x, y) < OWN_REACH);
    const area = near.find((part) => part.closed && covers({ chains: [part.chain], box: part.box }, viewport, x, y));
    if (line || area) return { layer, owner: (line || area).owner };
  }
  return null;
}

function ownTooltip({ layer, owner }, words) {
  const properties = layer.features[owner].properties || {};
  const named = Object.entries(properties).filter(([, value]) => value !== null && typeof value !== "object");
  const title = named.find(([key]) => /^(name|title|名称|名字)/i.test(key));
  const rows = named.filter((each) => each !== title).slice(0, OWN_ROWS);
  const head = title ? visibleText(title[1]) : fillWords(words.feature, { n: owner + 1 });
  const lines = rows.map(([key, value]) => h("div", {}, `${visibleText(key)}: ${visibleText(value)}`));
  return [h("b", {}, head), ...lines, h("div", { class: "a-note" }, `${layer.name} · ${words.unchecked}`)];
}

// The part of the layer tree that opens files and lists what was opened.
function ownSection(words, changed) {
  const input = h("input", { type: "file", class: "a-own-file", accept: ".geojson,.json,application/geo+json", "aria-label": words.open });
  const state = h("p", { class: "a-note", role: "status" });
  const list = h("div");
  const fill = () => replaceContent(list, ...ownLayers.map((layer) => ownRow(layer, words, () => (fill(), changed(layer)))));
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (!file) return;
    state.className = "a-note";
    state.textContent = fillWords(words.reading, { name: visibleText(file.name) });
    await new Promise((done) => setTimeout(done));
    try {
      const layer = await readOwnFile(file, words);
      ownLayers.push(layer);
      state.textContent = layer.left ? fillWords(words.left, { n: formatNumber(layer.left), reason: layer.reason }) : "";
      fill();
      changed(layer);
    } catch (fault) {
      state.className = "a-note a-fault";
      state.textContent = fault.message;
    }
    input.value = "";
  });
  fill();
  return h("fieldset", { class: "a-own" }, h("legend", {}, words.title), list, h("label", { class: "a-own-open" }, words.open, input), state, h("p", { class: "a-note" }, words.note));
}

function ownRow(layer, words, changed) {
  const toggle = (event) => {
    layer.shown = event.target.checked;
    changed();
  };
  const remove = () => {
    ownLayers.splice(ownLayers.indexOf(layer), 1);
    changed();
  };
  const label = h("label", {}, h("input", { type: "checkbox", checked: layer.shown, onchange: toggle }), h("span", {}, layer.name), h("span", { class: "a-count" }, formatNumber(layer.count)));
  return h("div", { class: "a-own-row" }, label, h("button", { type: "button", class: "a-link", onclick: remove }, words.remove));
}

function ownLegend(look) {
  const shown = ownLayers.filter((layer) => layer.shown);
  const swatch = () => h("span", { class: "a-own-dot", style: `background:${look.tokens.chart.categorical[4]}` });
  return shown.length ? legendGroup(look.facts.words.own.title, ...shown.map((layer) => legendRow(swatch(), `${layer.name} · ${look.facts.words.own.unchecked}`))) : null;
}
