"""Finance finder: which support fits a project, how much it is, and whether it still runs."""

import streamlit as st

from geodata.analysis.finance_measures import filter_measures
from geodata.tables.readers import read_measures
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_section, show_source, show_title
from pages.sections.finance.calculator import show_calculator
from pages.sections.finance.inputs import choose_measures
from pages.sections.finance.measures import show_lapse, show_measure_card, show_measures, today_here
from utils.html.citations import source_text
from utils.text.i18n import translator

SOURCES = (("cq-office-2022-81", ""),)


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    today = today_here()
    left, right = st.columns([4, 8])
    with left:
        show_title(_("Finance finder"), _("Which support fits this project, how much is it, and does it still run?"))
    show_unknown(page_choices("finance"), _)
    with right:
        choice = choose_measures(lang)
    show_lapse(today, lang)
    measures = read_measures()
    if choice.measure:
        measure = measures.set_index("measure_id", drop=False).loc[choice.measure]
        sums, card = st.columns(2)
        with sums:
            show_calculator(measure, lang)
        with card:
            show_measure_card(measure, today, lang)
    found = filter_measures(measures, choice.group, choice.instrument, choice.printed)
    show_section(_("Measures"), f"{len(found)} / {len(measures)}")
    if found.empty:
        st.caption(_("No measure matches these filters. Clear one of them."))
    show_measures(found, choice, today, lang)
    show_source(source_text(SOURCES, lang), _, bar=True)


if __name__ == "__main__":
    show(current_language())
