"""Overview: which regions form the metropolitan area, and which role the plan gives them."""

import streamlit as st

from geodata.tables import read_documents
from layers.atlas import open_atlas
from layers.headlines import overview_figures
from layers.view import map_choices, show_map
from utils.blocks import show_figures, show_source, show_title, source_text
from utils.choices import show_unknown
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(
            _("Overview"), _("Which regions form the metropolitan area, and which role does the plan give them?")
        )
    with right:
        show_figures(overview_figures(open_atlas(), lang), lang)
    show_unknown(map_choices("overview"), _)
    show_map("overview", lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _)
