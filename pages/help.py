"""Help: where each question is answered, what the terms mean, and the keys."""

import streamlit as st

from layers.labels.help_labels import shortcut_labels
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_section, show_source, show_title
from pages.sections.sources.about import show_rows
from pages.sections.sources.help import shortcut_rows, show_questions, show_terms
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    show_title(_("Help"), _("How is each question answered, and what do the terms mean?"))
    show_unknown({}, _)
    left, right = st.columns([7, 5])
    with left:
        show_section(_("Questions and where they are answered"))
        show_questions(lang)
    with right:
        show_section(_("Keyboard shortcuts"))
        show_rows(shortcut_rows(shortcut_labels(_), _))
    show_section(_("Terms"), _("in our own words; the clause uses the term"))
    show_terms(lang)
    show_source(_("the tables of this atlas"), _)


if __name__ == "__main__":
    show(current_language())
