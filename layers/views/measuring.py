"""Puts the drawing map on a page and shows what was measured."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from geodata.geometry.drawn_measures import measure_drawings
from geodata.tables.readers import read_regions
from layers.bundles.measuring_map import measure_map
from layers.views.map_approval import withheld_texts
from layers.views.view_state import file_address, map_roles
from utils.config.facts import current_facts
from utils.config.file_notes import file_notes
from utils.text.formatting import format_number, join_names
from utils.text.i18n import translator

HEIGHT = 520


def show_measure(lang: str) -> None:
    """Put the drawing map on the page, with lengths, areas and a download of the drawings."""
    # Imported here because it takes a second to load and only this page needs it.
    from streamlit_folium import st_folium  # noqa: PLC0415

    _ = translator(lang)
    st.caption(
        _(
            "Choose line or area, click on the map, end with a double click or Enter. Backspace takes back. "
            "Lengths and areas are equal-area; the ground is for reference."
        )
    )
    withheld = withheld_texts(_)
    if withheld:
        st.warning(" ".join(withheld))
        return
    roles = map_roles() | {"facts": f"facts-{lang}", "leaflet_js": "leaflet-js", "leaflet_css": "leaflet-css"}
    urls = {key: file_address(role) for key, role in roles.items()}
    words = {"line": _("Line"), "area": _("Surface"), "finish": _("Finish"), "undo": _("Undo")}
    shell = measure_map(urls, words, str(st.context.theme.type or "light"))
    drawn: dict[str, Any] = st_folium(
        shell, key="measure-map", height=HEIGHT, use_container_width=True, returned_objects=["all_drawings"]
    )
    features = drawn.get("all_drawings") or []
    if not features:
        st.caption(_("Nothing drawn yet."))
        return
    st.dataframe(measured_table(features, lang), hide_index=True)
    collection = json.dumps({"type": "FeatureCollection", **file_notes(), "features": features}, ensure_ascii=False)
    st.download_button(_("Download drawings as GeoJSON"), collection, "drawings.geojson", "application/geo+json")


def measured_table(features: list[dict[str, Any]], lang: str) -> pd.DataFrame:
    """Lengths and areas of drawings, with the column titles of a language: kind, length in km, area in km², regions."""
    _ = translator(lang)
    measured = measure_drawings(features, current_facts().boundaries.gdf)
    short = read_regions().set_index("region_id")[f"short_{lang}"]
    return pd.DataFrame(
        {
            _("Kind"): measured["kind"].map({"line": _("Line"), "area": _("Surface")}),
            _("Length or perimeter, km"): [format_number(v, 1) for v in measured["length_km"]],
            _("Area, km²"): [format_number(v, 1) for v in measured["area_km2"]],
            _("Regions touched"): [join_names((short[r] for r in ids), lang) for ids in measured["region_ids"]],
        }
    )
