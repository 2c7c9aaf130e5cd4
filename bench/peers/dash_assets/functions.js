// Style functions of the Dash peer, as dash-leaflet asks for them: what changes arrives in `hideout`.
const lines = (texts) => {
  const node = document.createElement("div");
  for (const text of texts) node.append(Object.assign(document.createElement("div"), { textContent: text }));
  return node;
};

window.benchRegions = {};
window.benchOwn = 0;
window.dashExtensions = Object.assign({}, window.dashExtensions, {
  bench: {
    regionStyle(feature, context) {
      const { indicator, regions, colours } = context.hideout;
      const { tier, values } = regions[feature.id];
      const reached = indicator.breaks && indicator.breaks.filter((limit) => limit <= values[indicator.id]).length;
      const fillColor = indicator.breaks ? colours.choropleth[reached] : colours.tier[tier];
      return { color: colours.regionLine, weight: 1, fillColor, fillOpacity: 1 };
    },
    placeStyle(feature) {
      return feature.geometry.type.endsWith("Point") ? {} : { color: feature.properties.colour, weight: 2, fillOpacity: 0.15 };
    },
    placePoint(feature, at) {
      return L.circleMarker(at, { radius: 5, color: "#FFFFFF", weight: 1, fillColor: feature.properties.colour, fillOpacity: 1 });
    },
    ownPoint(feature, at) {
      window.benchOwn += 1;
      return L.circleMarker(at, { radius: 3, weight: 1 });
    },
    tooltip(feature, layer) {
      layer.bindTooltip(lines(feature.properties.lines));
      if (feature.properties.kind === "region") window.benchRegions[feature.id] = layer;
    },
  },
});
