"""Overview: which regions form the metropolitan area, and which role the plan gives them."""

import streamlit as st

from layers.labels.page_labels import page_labels
from layers.views.map_component import show_headlines, show_map
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_source, show_title
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    words = page_labels("overview", lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(words.title, words.question)
    with right:
        show_headlines("overview")
    show_unknown(page_choices(""), _)
    show_map("overview", lang)
    show_source(words.source, _, bar=True)


if __name__ == "__main__":
    show(current_language())
