"""The page as tutorials write it with st_folium: everything is made anew at every run.

Only the addresses of folium's scripts differ: this page must draw without the internet.
"""

import json
import os
from pathlib import Path
from typing import Any

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

MATERIAL = Path(os.environ["BENCH_MATERIAL"])
folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "/app/static/leaflet.css")]


def read(name: str) -> Any:
    """Read one file of the shared material."""
    return json.loads((MATERIAL / f"{name}.json").read_text("utf-8"))


def colour_of(region: dict[str, Any], indicator: dict[str, Any], colours: dict[str, Any]) -> str:
    """Fill of a region."""
    if not indicator["breaks"]:
        return str(colours["tier"][region["tier"]])
    value = region["values"].get(indicator["id"]) or 0
    return str(colours["choropleth"][sum(limit <= value for limit in indicator["breaks"])])


def add_regions(chart: folium.Map, facts: dict[str, Any], indicator: dict[str, Any]) -> None:
    """Add the regions, filled by an indicator."""
    ground = read("ground")
    features = [each for each in ground["features"] if each["properties"]["kind"] == "region"]
    for feature in features:
        region = facts["regions"][feature["id"]]
        feature["properties"] |= {"name": region["name"], "fill": colour_of(region, indicator, facts["colours"])}

    def style(feature: dict[str, Any]) -> dict[str, Any]:
        return {"fillColor": feature["properties"]["fill"], "color": "#B3BAC0", "weight": 1, "fillOpacity": 1}

    tooltip = folium.GeoJsonTooltip(["name"])
    regions = {"type": "FeatureCollection", "features": features}
    folium.GeoJson(regions, name="Regions", style_function=style, tooltip=tooltip).add_to(chart)


def add_place(group: folium.FeatureGroup, feature: dict[str, Any], facts: dict[str, Any]) -> None:
    """Add one place to its layer."""
    name = facts["places"][feature["id"]]["name"]
    if feature["geometry"]["type"] == "Point":
        longitude, latitude = feature["geometry"]["coordinates"]
        folium.CircleMarker([latitude, longitude], radius=5, tooltip=name).add_to(group)
    else:
        folium.GeoJson(feature["geometry"], tooltip=name).add_to(group)


def make_map(facts: dict[str, Any], indicator: dict[str, Any], own: int) -> folium.Map:
    """Make the map with its layers in loops."""
    chart = folium.Map([29.6, 106.7], zoom_start=8)
    add_regions(chart, facts, indicator)
    places = read("places")["features"]
    for layer in facts["layers"]:
        group = folium.FeatureGroup(layer["name"], show=layer["shown"])
        group.add_to(chart)
        for feature in places:
            if feature["properties"]["theme"] == layer["id"]:
                add_place(group, feature, facts)
    for feature in read(f"own-{own}")["features"] if own else ():
        longitude, latitude = feature["geometry"]["coordinates"]
        folium.CircleMarker([latitude, longitude], radius=3).add_to(chart)
    folium.LayerControl(collapsed=False).add_to(chart)
    return chart


def overview() -> None:
    """Show map, details of the region clicked, and bars."""
    facts = read("facts")
    indicators = {each["name"]: each for each in facts["indicators"]}
    indicator = indicators[str(st.radio("Indicator", list(indicators), horizontal=True))]
    own = int(st.radio("Own points", [0, 1_000, 10_000, 100_000], horizontal=True))
    clicked = st_folium(make_map(facts, indicator, own), width=1000, height=600)
    if clicked and clicked.get("last_active_drawing"):
        region = facts["regions"].get(clicked["last_active_drawing"].get("id"))
        if region:
            st.subheader(region["name"])
            st.write(region["tierName"], region["role"])
    shown = "population" if not indicator["breaks"] else indicator["id"]
    values = {each["name"]: each["values"].get(shown) for each in facts["regions"].values()}
    st.bar_chart(pd.Series(values))


def targets() -> None:
    """Show the second page."""
    st.dataframe(pd.DataFrame(read("targets")))


st.set_page_config(layout="wide")
st.navigation([st.Page(overview, default=True), st.Page(targets, url_path="targets")]).run()
