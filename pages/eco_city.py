"""Guangyang Bay eco-city: extent, structure, goals by year, and what has no location."""

import streamlit as st

from layers.labels.page_labels import page_labels
from layers.views.map_component import show_headlines, show_map
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_section, show_source, show_title
from pages.sections.eco_city.tasks import chosen_tasks, show_board, show_differences, show_table, show_units
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    words = page_labels("eco-city", lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(words.title, words.question)
    with right:
        show_headlines("eco-city")
    show_unknown(page_choices("eco-city"), _)
    show_map("eco-city", lang)
    show_section(_("The 59 tasks of the annex"), _("who does what; no document reports what has been done"))
    tasks = chosen_tasks(lang)
    board, table, units, differences = st.tabs([_("Board"), _("Table"), _("Units"), _("Annex and body")])
    with board:
        show_board(tasks, lang)
    with table:
        show_table(tasks, lang)
    with units:
        show_units(lang)
    with differences:
        show_differences(lang)
    show_source(words.source, _, bar=True)


if __name__ == "__main__":
    show(current_language())
