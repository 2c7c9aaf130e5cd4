"""Filters bound to the address; the map follows the address, so none of them reruns the page."""

import streamlit as st

from geodata.tables import read_documents, read_regions
from utils.i18n import translator

MODES = ("hsr", "rail", "suburban", "highway", "fast", "water")
RAIL_FAMILY = ("hsr", "rail", "suburban")
PHASES = ("operating", "construction", "planned", "study")


def transport_choices() -> dict[str, list[str]]:
    """Known values of the transport filters."""
    return {
        "mode": list(MODES),
        "status": list(PHASES),
        "region": list(read_regions()["region_id"]),
        "document": list(read_documents()["document_id"]),
    }


def transport_filters(lang: str) -> None:
    """Filters by mode, stage, region and document."""
    _ = translator(lang)
    modes = {
        "hsr": _("HSR"), "rail": _("Rail"), "suburban": _("Suburban"),
        "highway": _("Expressway"), "fast": _("Fast link"), "water": _("Waterway"),
    }  # fmt: skip
    stages = {
        "operating": _("Operating"), "construction": _("Building"), "planned": _("Planned"), "study": _("Study"),
    }  # fmt: skip
    first, second = st.columns([7, 5])
    with first:
        st.segmented_control(
            _("Mode"), MODES, selection_mode="multi", default=list(RAIL_FAMILY), format_func=modes.__getitem__,
            key="mode", bind="query-params", on_change="ignore",
        )  # fmt: skip
    with second:
        st.segmented_control(
            _("Stage"), PHASES, selection_mode="multi", default=list(PHASES), format_func=stages.__getitem__,
            key="status", bind="query-params", on_change="ignore",
        )  # fmt: skip
    with first:
        region_select(lang, on_change="ignore")
    with second:
        document_select(lang, on_change="ignore")


def region_select(lang: str, on_change: str = "rerun") -> str | None:
    """Choice of one region, bound to the address; None stands for all."""
    _ = translator(lang)
    names = read_regions().set_index("region_id")[f"name_{lang}"]
    return st.selectbox(
        _("Region"), list(names.index), index=None, format_func=names.__getitem__, placeholder=_("All 22 regions"),
        key="region", bind="query-params", on_change=on_change,  # type: ignore[arg-type]
    )  # fmt: skip


def document_select(lang: str, on_change: str = "rerun") -> str | None:
    """Choice of one document, bound to the address; None stands for all."""
    _ = translator(lang)
    documents = read_documents().set_index("document_id")
    names = documents["number"] if lang == "zh" else documents["short_en"]
    return st.selectbox(
        _("Document"), list(names.index), index=None, format_func=names.__getitem__, placeholder=_("All four documents"),
        key="document", bind="query-params", on_change=on_change,  # type: ignore[arg-type]
    )  # fmt: skip
