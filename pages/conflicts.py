"""Conflict ledger: where the documents repeat or contradict one another, side by side."""

import streamlit as st

from geodata.tables.readers import read_documents
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_section, show_source, show_title
from pages.sections.sources.conflicts import chosen_conflicts, conflict_choices, count_text, show_conflicts, shown_part
from utils.html.citations import source_text
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([5, 7])
    with left:
        show_title(_("Conflict ledger"), _("Where do the documents differ, and which reading does the atlas follow?"))
    show_unknown(conflict_choices(), _)
    with right:
        conflicts = chosen_conflicts(lang)
    show_section(_("Differences"), count_text(conflicts, _))
    if conflicts.empty:
        st.markdown(_("No difference matches these filters. Choose another kind or ruling."))
    show_conflicts(shown_part(conflicts, lang), lang)
    if len(conflicts) == 1 and st.button(_("Show all differences")):
        st.query_params.pop("conflict", None)
        st.rerun()
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _)


if __name__ == "__main__":
    show(current_language())
