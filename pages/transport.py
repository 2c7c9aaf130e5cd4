"""Transport and corridors: which lines, hubs and ports the documents name, and at what stage."""

import streamlit as st

from layers.measure_view import show_measure
from layers.page_words import page_words
from layers.story_pages import page_choices
from layers.view import TRANSPORT_FILTERS, show_filters, show_map
from utils.blocks import show_source, show_title
from utils.choices import show_unknown
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    words = page_words("transport", lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(words.title, words.question)
    show_unknown(page_choices("transport"), _)
    with right:
        show_filters("transport", lang, TRANSPORT_FILTERS)
    show_map("transport", lang)
    if st.toggle(_("Measure and draw"), key="measure", bind="query-params"):
        show_measure(lang)
    show_source(words.source, _, bar=True)
