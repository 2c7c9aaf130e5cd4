"""The page as a careful author would write it with Dash and dash-leaflet.

Geometry in the layout, so that the regions come first and lie below the lines; styles and tooltips as
functions of the browser, colours and details by callbacks, own copies of every script, compressed
answers, two pages.
"""

import json
import os
from pathlib import Path
from typing import Any

import dash
import dash_leaflet as dl
import plotly.graph_objects as go
from dash import Dash, Input, Output, dash_table, dcc, html
from flask import Response

MATERIAL = Path(os.environ["BENCH_MATERIAL"])
ASSETS = Path(__file__).parent / "dash_assets"
BOUNDS = [[28.2, 105.3], [30.7, 107.8]]


def read(name: str) -> Any:
    """Read one file of the shared material."""
    return json.loads((MATERIAL / f"{name}.json").read_text("utf-8"))


FACTS = read("facts")
INDICATORS = {each["id"]: each for each in FACTS["indicators"]}


def function(name: str) -> dict[str, str]:
    """Name a function of the browser, as dash-leaflet takes it."""
    return {"variable": f"dashExtensions.bench.{name}"}


def collection(features: list[dict[str, Any]]) -> dict[str, Any]:
    """Features as one GeoJSON object."""
    return {"type": "FeatureCollection", "features": features}


def regions() -> dict[str, Any]:
    """Regions of the ground with the lines of their tooltips."""
    features = [each for each in read("ground")["features"] if each["properties"]["kind"] == "region"]
    for feature in features:
        region = FACTS["regions"][feature["id"]]
        feature["properties"] = {"kind": "region", "lines": [region["name"], region["tierName"]]}
    return collection(features)


def place(feature: dict[str, Any]) -> dict[str, Any]:
    """One place with its colour and the lines of its tooltip."""
    own, colours, known = feature["properties"], FACTS["colours"], FACTS["places"][feature["id"]]
    colour = colours["mode"].get(own["mode"]) or colours["point"].get(own.get("symbol"), "#6B7B8A")
    shown = {"kind": "place", "colour": colour, "lines": [known["name"], known["kind"], known["position"]]}
    return {**feature, "properties": shown}


def hideout(indicator: str) -> dict[str, Any]:
    """Pick what the style of the regions depends on."""
    regions = {key: {"tier": each["tier"], "values": each["values"]} for key, each in FACTS["regions"].items()}
    return {"indicator": INDICATORS[indicator], "regions": regions, "colours": FACTS["colours"]}


def overlay(layer: dict[str, Any]) -> dl.Overlay:
    """One entry of the layer control."""
    found = [place(each) for each in read("places")["features"] if each["properties"]["theme"] == layer["id"]]
    data = dl.GeoJSON(
        data=collection(found),
        style=function("placeStyle"),
        pointToLayer=function("placePoint"),
        onEachFeature=function("tooltip"),
    )
    return dl.Overlay(data, name=layer["name"], checked=layer["shown"])


def the_map() -> dl.Map:
    """Make the map with regions, a layer of the visitor's own and the layer control."""
    ground = dl.GeoJSON(
        id="regions",
        data=regions(),
        style=function("regionStyle"),
        onEachFeature=function("tooltip"),
        hideout=hideout("role"),
    )
    own = dl.GeoJSON(id="own", pointToLayer=function("ownPoint"))
    control = dl.LayersControl([overlay(each) for each in FACTS["layers"]], collapsed=False)
    look = {"height": "100%", "flex": 1}
    return dl.Map([ground, own, control], bounds=BOUNDS, preferCanvas=True, attributionControl=False, style=look)


def ranking(indicator: str) -> go.Figure:
    """Bars of the regions, greatest first."""
    shown = "population" if indicator == "role" else indicator
    ranked = sorted(FACTS["regions"].values(), key=lambda each: each["values"].get(shown) or 0)
    bars = go.Bar(
        x=[each["values"].get(shown) for each in ranked], y=[each["name"] for each in ranked], orientation="h"
    )
    return go.Figure(bars, {"margin": {"l": 80, "r": 10, "t": 10, "b": 30}, "height": 480})


def overview() -> html.Div:
    """Lay out the first page."""
    options = [{"value": each["id"], "label": each["name"]} for each in FACTS["indicators"]]
    chart = dcc.Graph(figure=ranking("role"), id="ranking")
    panel = [dcc.Dropdown(options, "role", id="indicator", clearable=False), html.Div(id="details"), chart]
    look = {"display": "flex", "height": "92vh"}
    return html.Div([the_map(), html.Div(panel, style={"width": 320})], style=look)


def recolour(indicator: str) -> tuple[dict[str, Any], go.Figure]:
    """Colours and bars of an indicator."""
    return hideout(indicator), ranking(indicator)


def show_card(clicked: dict[str, Any] | None) -> Any:
    """Details of the region that was clicked."""
    if not clicked:
        return dash.no_update
    region = FACTS["regions"][clicked["id"]]
    rows = [
        f"{each['name']} {region['values'].get(each['id'])} {each['unit']}"
        for each in FACTS["indicators"]
        if each["breaks"]
    ]
    texts = [html.H3(region["name"]), *map(html.Div, (region["tierName"], region["role"], *rows))]
    return html.Article(texts, className="a-card", **{"data-card": clicked["id"]})


def serve_files(app: Dash) -> None:
    """Serve the synthetic points as files."""
    files = {f"own-{path.stem[4:]}": path.read_text("utf-8") for path in MATERIAL.glob("own-*.json")}

    def serve(name: str) -> Response:
        if name not in files:
            return Response(status=404)
        return Response(files[name], mimetype="application/json", headers={"cache-control": "public, max-age=3600"})

    app.server.add_url_rule("/geo/<name>.json", view_func=serve)


def make_app() -> Dash:
    """Make the two pages and their callbacks."""
    app = Dash(
        __name__,
        use_pages=True,
        pages_folder="",
        assets_folder=str(ASSETS),
        serve_locally=True,
        compress=True,
        suppress_callback_exceptions=True,
    )
    dash.register_page("overview", path="/", layout=overview())
    dash.register_page(
        "table", path="/targets", layout=dash_table.DataTable(read("targets"), page_size=20, id="targets")
    )
    app.layout = html.Div([dcc.Link("Overview", "/"), dcc.Link("Targets", "/targets"), dash.page_container])
    colours, chart = Output("regions", "hideout"), Output("ranking", "figure")
    app.callback(colours, chart, Input("indicator", "value"), prevent_initial_call=True)(recolour)
    app.callback(Output("details", "children"), Input("regions", "clickData"), prevent_initial_call=True)(show_card)
    serve_files(app)
    return app


server = make_app().server
