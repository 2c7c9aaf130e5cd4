"""The drawing map: the user's lines and areas are returned to Python and measured.

The script is constant: it loads the base layer and the lines by URL, as every map does.
"""

import json
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from layers.bundles.folium_shell import name_constant
from layers.catalog.colours import read_tokens

CENTRE = (29.65, 106.5)
ZOOM = 8
STRIP = "font-size:11px;padding:3px 8px;"
BUTTON = "display:block;width:100%;padding:6px 10px;border:0;font-size:13px;cursor:pointer;"


class FetchedGround(MacroElement):
    """Regions and lines, loaded by URL, with their names as tooltips; names are set as text nodes, never as HTML."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map, s) {
            const named = (layer, text) => {
                const node = document.createElement("span");
                node.textContent = text;
                layer.bindTooltip(node, { sticky: true });
            };
            map.getContainer().style.background = s.paper;
            const get = (url) => fetch(url).then((reply) => reply.json());
            Promise.all([get(s.ground), get(s.places), get(s.facts)]).then(([ground, places, facts]) => {
                const regions = L.geoJSON(ground, {
                    // Cells of a grid are no places to measure on.
                    filter: (f) => !ground.grid && f.properties.kind === "region",
                    style: () => ({ color: s.line, weight: 1, fillColor: s.fill, fillOpacity: 1 }),
                    onEachFeature: (f, layer) => named(layer, facts.regions[f.id].name),
                }).addTo(map);
                const lines = L.geoJSON(places, {
                    filter: (f) => f.properties.shape === "line" && !f.properties.context && s.modes[f.properties.mode],
                    style: (f) => ({ color: s.modes[f.properties.mode], weight: 2 }),
                    onEachFeature: (f, layer) => named(layer, facts.places[f.id].name),
                }).addTo(map);
                // At once: a click must not fall into a flight.
                map.fitBounds((ground.grid ? lines : regions).getBounds(), { animate: false });
                lines.bringToFront();
                const strip = L.control({ position: "bottomleft" });
                strip.onAdd = () => {
                    const box = L.DomUtil.create("div");
                    box.className = "a-strip";
                    box.style.cssText = s.strip;
                    const { approval, notices, boundary, grid, date } = facts.strip;
                    box.textContent = [approval, ...notices, ground.grid ? grid : boundary, date].join("\u3000");
                    return box;
                };
                strip.addTo(map);
            });
        })({{ this._parent.get_name() }}, {{ this.settings }});
        {% endmacro %}
        """
    )

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        name_constant(self, "ground", "measure")
        self.settings = json.dumps(settings)


class DrawTool(MacroElement):
    """Buttons to draw a line or an area by clicks; a double click or Enter ends it."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (map, s) {
            window.drawnItems = L.featureGroup().addTo(map);
            map.doubleClickZoom.disable();
            let kind = null, points = [], sketch = null;
            const style = { color: s.color, weight: 2.5, fillOpacity: 0.15 };
            const show = () => {
                if (sketch) sketch.remove();
                sketch = (kind === "area" ? L.polygon : L.polyline)(points, { ...style, dashArray: "4 4" }).addTo(map);
            };
            const stop = () => {
                if (sketch) sketch.remove();
                kind = null; points = []; sketch = null;
                map.getContainer().style.cursor = "";
            };
            const finish = () => {
                const least = kind === "area" ? 3 : 2;
                const drawn = points.filter((p, i) => i === 0 || !p.equals(points[i - 1]));
                if (kind && drawn.length >= least) {
                    const layer = (kind === "area" ? L.polygon : L.polyline)(drawn, style);
                    drawnItems.addLayer(layer);
                    map.fire("draw:created", { layer, layerType: kind === "area" ? "polygon" : "polyline" });
                }
                stop();
            };
            const begin = (next) => { stop(); kind = next; map.getContainer().style.cursor = "crosshair"; };
            const undo = () => {
                const layers = drawnItems.getLayers();
                if (points.length) { points.pop(); show(); }
                else if (layers.length) {
                    drawnItems.removeLayer(layers[layers.length - 1]);
                    map.fire("draw:deleted", {});
                }
            };
            map.on("click", (e) => { if (kind) { points.push(e.latlng); show(); } });
            map.on("dblclick", finish);
            document.addEventListener("keydown", (e) => {
                if (e.key === "Enter") finish();
                if (e.key === "Escape") stop();
                if (e.key === "Backspace" || (e.key === "z" && e.ctrlKey)) undo();
            });
            const bar = L.control({ position: "topleft" });
            bar.onAdd = () => {
                const box = L.DomUtil.create("div", "leaflet-bar");
                const actions = [
                    [s.line, () => begin("line")], [s.area, () => begin("area")],
                    [s.finish, finish], [s.undo, undo],
                ];
                for (const [text, action] of actions) {
                    const button = L.DomUtil.create("button", "", box);
                    button.type = "button";
                    button.textContent = text;
                    button.style.cssText = s.button;
                    button.addEventListener("click", action);
                }
                L.DomEvent.disableClickPropagation(box);
                return box;
            };
            bar.addTo(map);
        })({{ this._parent.get_name() }}, {{ this.settings }});
        {% endmacro %}
        """
    )

    def __init__(self, settings: dict[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        name_constant(self, "draw", "measure")
        self.settings = json.dumps(settings)


def measure_map(urls: dict[str, str], labels: dict[str, str], theme: str) -> folium.Map:
    """Build the drawing map.

    Parameters
    ----------
    urls
        URLs of ``ground``, ``places``, ``facts``, ``leaflet_js`` and ``leaflet_css``.
    labels
        Texts of the interface: ``line``, ``area``, ``finish``, ``undo``.
    theme
        ``light`` or ``dark``.
    """
    tokens = read_tokens()[theme]
    shell = folium.Map(location=CENTRE, zoom_start=ZOOM, tiles=None, zoom_snap=0.25, attribution_control=False)
    name_constant(shell, "map", "measure")
    shell.default_js = [("leaflet", urls["leaflet_js"])]
    shell.default_css = [("leaflet_css", urls["leaflet_css"])]
    ground = {key: urls[key] for key in ("ground", "places", "facts")}
    colors = {"line": tokens["map"]["regionLine"], "fill": tokens["map"]["neutral"], "modes": tokens["map"]["mode"]}
    styles = {
        "paper": tokens["map"]["paper"],
        "strip": STRIP + f"color:{tokens['ui']['muted']};background:{tokens['ui']['bg']}",
    }
    FetchedGround(ground | colors | styles).add_to(shell)
    button = BUTTON + f"background:{tokens['ui']['bg']};color:{tokens['ui']['text']}"
    DrawTool(labels | {"color": tokens["map"]["select"], "button": button}).add_to(shell)
    return shell
