"""About the data: documents, sources, licences, precision classes, counts."""

import streamlit as st

from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_section, show_source, show_title
from pages.sections.sources.about import (
    boundary_rows,
    document_rows,
    line_rows,
    precision_rows,
    rule_texts,
    show_api,
    show_downloads,
    show_rows,
    show_rules,
    source_rows,
)
from utils.config.facts import current_facts
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    facts = current_facts()
    show_title(_("About the data"), _("Where does each figure and each line come from, and how sure is it?"))
    show_unknown({}, _)
    left, right = st.columns([8, 4])
    with left:
        show_section(_("Documents"))
        show_rows(document_rows(lang))
        show_section(_("Sources and licences"))
        show_rows(source_rows(lang))
        show_section(_("Records"), _("CC BY 4.0; positions are schematic unless their precision says otherwise"))
        show_downloads(lang)
        show_section(_("Rules"))
        show_rules(rule_texts(lang))
    with right:
        show_section(_("Boundaries in use"))
        show_rows(boundary_rows(facts.boundaries, lang))
        show_section(_("Lines in use"))
        show_rows(line_rows(facts, lang))
        show_section(_("Precision of positions"), _("entities"))
        show_rows(precision_rows(facts.entities, lang))
        show_section(_("For programs"))
        show_api(lang)
    show_source(_("the tables of this atlas"), _)


if __name__ == "__main__":
    show(current_language())
