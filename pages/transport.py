"""Transport and corridors: which lines, hubs and ports the documents name, and at what stage."""

import streamlit as st

from layers.catalog.pages import PAGES
from layers.labels.page_labels import page_labels
from layers.views.map_component import show_filters, show_map
from layers.views.measuring import show_measure
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_source, show_title
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    words = page_labels("transport", lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(words.title, words.question)
    show_unknown(page_choices("transport"), _)
    with right:
        show_filters("transport", lang, tuple(PAGES["transport"].parameters))
    show_map("transport", lang)
    if st.toggle(_("Measure and draw"), key="measure", bind="query-params"):
        show_measure(lang)
    show_source(words.source, _, bar=True)


if __name__ == "__main__":
    show(current_language())
