// The least page that shows the same map: plain Leaflet, no framework, every part in one file.
// Class names are the app's, so that the same probe measures both.
const root = document.body;
const find = (selector) => root.querySelector(selector);

function h(tag, props, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children.map((child) => (child instanceof Node ? child : document.createTextNode(child))));
  return node;
}

const lines = (texts) => h("div", {}, ...texts.map((text) => h("div", {}, text)));
const format = (value) => (value === null ? "—" : value.toLocaleString("en-US"));

function regionColour(id, indicator, facts) {
  const { tier, choropleth } = facts.colours;
  if (!indicator.breaks) return tier[facts.regions[id].tier];
  return choropleth[indicator.breaks.filter((limit) => limit <= facts.regions[id].values[indicator.id]).length];
}

function regionLayer(ground, facts, state) {
  const style = (feature) => ({
    color: feature.id === state.region ? facts.colours.select : facts.colours.regionLine,
    weight: feature.id === state.region ? 2.5 : 1,
    fillColor: regionColour(feature.id, state.indicator, facts),
    fillOpacity: 1,
  });
  const layer = L.geoJSON(ground, { filter: (feature) => feature.properties.kind === "region", style });
  layer.bindTooltip((each) => {
    const region = facts.regions[each.feature.id];
    const value = region.values[state.indicator.id];
    return lines([region.name, region.tierName, ...(value === undefined ? [] : [`${state.indicator.name} ${format(value)} ${state.indicator.unit}`])]);
  });
  layer.restyle = () => layer.setStyle(style);
  return layer;
}

function placeLayer(places, theme, facts) {
  const colour = (feature) => facts.colours.mode[feature.properties.mode] || facts.colours.point[feature.properties.symbol] || "#6B7B8A";
  const layer = L.geoJSON(places, {
    filter: (feature) => feature.properties.theme === theme,
    // A style would also overrule that of the point markers.
    style: (feature) => (feature.geometry.type.endsWith("Point") ? {} : { color: colour(feature), weight: 2, fillOpacity: 0.15 }),
    pointToLayer: (feature, at) => L.circleMarker(at, { radius: 5, color: "#FFFFFF", weight: 1, fillColor: colour(feature), fillOpacity: 1 }),
  });
  return layer.bindTooltip((each) => {
    const place = facts.places[each.feature.id];
    return lines([place.name, place.kind, place.position]);
  });
}

function fillTree(map, places, facts) {
  for (const { id, name, shown } of facts.layers) {
    const layer = placeLayer(places, id, facts);
    if (shown) layer.addTo(map);
    const box = h("input", { type: "checkbox", value: id, checked: shown });
    box.addEventListener("change", () => (box.checked ? layer.addTo(map) : layer.remove()));
    find(".a-tree").append(h("label", {}, box, name));
  }
}

function showCard(id, facts) {
  const region = facts.regions[id];
  const rows = facts.indicators.filter((each) => each.breaks).map((each) => `${each.name} ${format(region.values[each.id])} ${each.unit}`);
  const card = h("article", { className: "a-card" }, h("h3", {}, region.name), lines([region.tierName, region.role, ...rows]));
  card.dataset.card = id;
  find(".a-details").replaceChildren(card);
}

function fillPanel(regions, facts, state) {
  const choose = (id) => {
    state.region = id;
    regions.restyle();
    showCard(id, facts);
  };
  for (const [id, region] of Object.entries(facts.regions)) {
    const item = h("button", { type: "button" }, region.name);
    item.dataset.region = id;
    item.addEventListener("click", () => choose(id));
    find(".a-list").append(item);
  }
  regions.on("click", (event) => choose(event.layer.feature.id));
  const select = find("#a-indicator");
  select.append(...facts.indicators.map((each) => h("option", { value: each.id }, each.name)));
  select.addEventListener("change", () => {
    state.indicator = facts.indicators.find((each) => each.id === select.value);
    regions.restyle();
  });
}

// A layer of the visitor's own; the flag comes a frame early, as above.
window.openOwn = async (source) => {
  const own = await (await fetch(source)).json();
  const layer = L.geoJSON(own, { pointToLayer: (_, at) => L.circleMarker(at, { radius: 3, weight: 1 }) });
  layer.addTo(root.atlasView.map);
  root.dataset.own = own.features.length;
};

async function start() {
  const urls = [root.dataset.ground, root.dataset.places, root.dataset.facts];
  const [ground, places, facts] = await Promise.all(urls.map((url) => fetch(url).then((reply) => reply.json())));
  const state = { indicator: facts.indicators[0], region: null };
  const map = L.map(find(".a-map"), { preferCanvas: true, zoomSnap: 0.25 });
  root.atlasView = { map };
  const regions = regionLayer(ground, facts, state);
  map.fitBounds(regions.getBounds(), { animate: false });
  regions.addTo(map);
  fillTree(map, places, facts);
  fillPanel(regions, facts, state);
  // Leaflet draws in the next frame, and the probe reads the clock one frame after that one. A flag
  // set after the drawing would count a frame more than for the app, which draws at once.
  root.dataset.ready = "true";
}

start();
