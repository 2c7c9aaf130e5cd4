"""Projects: what is being built, where, at what stage, and which words of which document say so."""

import streamlit as st

from geodata.tables import read_documents
from layers.atlas import open_atlas
from layers.drawn import placed_ids
from layers.project_page import show_differences, show_network, show_years
from layers.story_pages import page_choices
from layers.view import show_filters, show_map
from utils.blocks import show_source, show_title, source_text
from utils.choices import on_phone, show_unknown
from utils.i18n import translator
from utils.project_table import FILTERS, filter_projects, read_choice


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([3, 9])
    with left:
        show_title(_("Projects"), _("What is being built, where, and at what stage?"))
    show_unknown(page_choices("projects"), _)
    with right, st.expander(_("Filters")) if on_phone() else st.container():
        show_filters("projects", lang, FILTERS, follow=True)
    show_map("projects", lang)
    entities = filter_projects(open_atlas().entities, read_choice(), placed_ids())
    show_years(entities, lang)
    show_network(entities, lang)
    show_differences(entities, lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _, bar=True)
