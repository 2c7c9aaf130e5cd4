// What the scripts of folium call: they follow the modules in the bundle.

/** @type {Record<string, (node: HTMLElement) => ShellMap>} */
export const shells = {};

/**
 * Called by the script that folium renders: once per layer, and addTo for those that open shown.
 * @param {ShellMap} map
 * @param {LayerEntry} entry
 * @returns {ShellLayer}
 */
export function addLayer(map, entry) {
  const layer = { ...entry, shown: false, addTo };
  function addTo() {
    layer.shown = true;
    return layer;
  }
  map.atlasLayers = [...(map.atlasLayers || []), layer];
  return layer;
}
