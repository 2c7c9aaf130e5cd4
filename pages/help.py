"""Help: where each question is answered, what the terms mean, and the keys."""

import streamlit as st

from layers.help_words import shortcut_words
from utils.about_blocks import show_rows
from utils.blocks import show_section, show_source, show_title
from utils.choices import show_unknown
from utils.help_blocks import shortcut_rows, show_questions, show_terms
from utils.i18n import translator


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
        show_rows(shortcut_rows(shortcut_words(_), _))
    show_section(_("Terms"), _("in our own words; the clause uses the term"))
    show_terms(lang)
    show_source(_("the tables of this atlas"), _)
