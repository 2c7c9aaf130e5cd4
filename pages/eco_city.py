"""Guangyang Bay eco-city: extent, structure, goals by year, and what has no location."""

import streamlit as st

from layers.atlas import open_atlas
from layers.headlines import eco_city_figures
from layers.view import map_choices, show_map
from utils.blocks import show_figures, show_section, show_source, show_title, source_text
from utils.choices import show_unknown
from utils.eco_tasks import chosen_tasks, eco_choices, show_board, show_differences, show_table, show_units
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(_("Guangyang Bay eco-city"), _("Who does what for Guangyang Bay, where, and by when?"))
    with right:
        show_figures(eco_city_figures(open_atlas(), lang), lang)
    show_unknown(map_choices("eco-city") | eco_choices(), _)
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
    basis = _("extent drawn from the published limits")
    show_source(f"{source_text([('cq-2022-5', '')], lang)}. {basis}", _)
