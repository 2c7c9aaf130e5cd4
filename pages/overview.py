"""Overview: which regions form the metropolitan area, and which role the plan gives them."""

import streamlit as st

from layers.page_words import page_words
from layers.story_pages import page_choices
from layers.view import show_headlines, show_map
from utils.blocks import show_source, show_title
from utils.choices import show_unknown
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    words = page_words("overview", lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(words.title, words.question)
    with right:
        show_headlines("overview")
    show_unknown(page_choices(""), _)
    show_map("overview", lang)
    show_source(words.source, _, bar=True)
