"""Responsibility: which unit answers for which task, in which role, and where."""

import streamlit as st

from geodata.analysis.responsibility import UnitChoice, chosen_assignments, chosen_tasks
from geodata.tables.readers import read_documents
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_html, show_section, show_source, show_title
from pages.sections.responsibility.filters import choose_units
from pages.sections.responsibility.load import show_gaps, show_load
from pages.sections.responsibility.unit import matrix_note, show_unit
from utils.html.citations import source_text
from utils.html.unit_matrix import matrix_html
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(_("Responsibility"), _("Which unit answers for which task, in which role, and where?"))
    show_unknown(page_choices("responsibility"), _)
    with right:
        choice = choose_units(lang)
    if choice.unit:
        show_unit(choice.unit, lang)
    else:
        show_all(choice, lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _, bar=True)


def show_all(choice: UnitChoice, lang: str) -> None:
    """All units by all tasks, their load, and the clauses that list none."""
    _ = translator(lang)
    given = chosen_assignments(choice)
    show_section(_("Units and their tasks"), matrix_note(_))
    if given.empty:
        st.caption(_("No list of units matches these filters. Clear one of them, or see the clauses below."))
    else:
        show_html(matrix_html(chosen_tasks(choice), given, lang))
        show_load(given, lang)
    show_gaps(lang)


if __name__ == "__main__":
    show(current_language())
