"""Responsibility: which unit answers for which task, in which role, and where."""

import streamlit as st

from geodata.tables import read_documents
from layers.story_pages import page_choices
from utils.blocks import show_section, show_source, show_title, source_text
from utils.choices import show_unknown
from utils.i18n import translator
from utils.responsibility_filters import UnitChoice, choose_units, chosen_assignments, chosen_tasks
from utils.responsibility_load import show_gaps, show_load
from utils.responsibility_matrix import matrix_html
from utils.responsibility_unit import matrix_note, show_unit


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
        st.html(matrix_html(chosen_tasks(choice), given, lang))
        show_load(given, lang)
    show_gaps(lang)
