"""Urban renewal: chapters two to ten of No. 31 with their targets, tasks, places and provisions."""

import streamlit as st

from geodata.analysis.theme_records import CHAPTERS, RENEWAL, headings, of_region, records_of_clause
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, list_height, show_unknown
from pages.components.filters import address_select, region_select
from pages.components.layout import show_section, show_source, show_title
from pages.sections.themes.records import count_text, show_clause_lists, show_joint_note, show_tables, show_theme_map
from pages.sections.themes.renewal import show_chapters
from utils.config.facts import current_facts
from utils.html.citations import source_text
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, middle, right = st.columns([5, 4, 3])
    with left:
        show_title(_("Urban renewal"), _("What do chapters two to ten of No. 31 want, where, and from whom?"))
    show_unknown(page_choices("renewal"), _)
    with middle:
        chapter = address_select("chapter", _("Chapter"), headings(CHAPTERS, lang), empty=_("All nine chapters"))
    with right:
        region = region_select(lang)
    clauses = (chapter,) if chapter else CHAPTERS
    related = of_region(records_of_clause(clauses, current_facts().entities), region)
    map_column, list_column = st.columns([7, 5])
    with map_column:
        show_theme_map("renewal", related, region, lang)
    with list_column, st.container(height=list_height(), border=False):
        show_section(_("Places named"), count_text(related, _))
        if chapter:
            show_clause_lists(clauses, related, lang)
        else:
            show_chapters(region, current_facts().entities, lang)
    show_tables(related, lang)
    show_joint_note(related, lang)
    show_source(source_text([(RENEWAL, "二至十")], lang), _, bar=True)


if __name__ == "__main__":
    show(current_language())
