"""Projects: what is to be built, where, at what stage, and which words of which document say so."""

import streamlit as st

from geodata.analysis.projects import FILTERS, filter_projects
from geodata.tables.readers import read_documents
from layers.views.drawn_features import placed_ids
from layers.views.map_component import show_filters, show_map
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, on_phone, show_unknown
from pages.components.layout import show_source, show_title
from pages.sections.projects.layout import show_differences, show_network, show_years
from pages.sections.projects.selection import read_choice
from utils.config.facts import current_facts
from utils.html.citations import source_text
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([3, 9])
    with left:
        show_title(_("Projects"), _("What is to be built, where, and at what stage?"))
    show_unknown(page_choices("projects"), _)
    with right, st.expander(_("Filters")) if on_phone() else st.container():
        show_filters("projects", lang, FILTERS, follow=True)
    show_map("projects", lang)
    entities = filter_projects(current_facts().entities, read_choice(), placed_ids())
    show_years(entities, lang)
    show_network(entities, lang)
    show_differences(entities, lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _, bar=True)


if __name__ == "__main__":
    show(current_language())
