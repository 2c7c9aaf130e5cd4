"""Map themes: agriculture, culture and tourism, energy and water, innovation, each on the right region."""

import streamlit as st

from geodata.analysis.theme_records import of_region, read_map_themes, records_of_theme, region_counts
from layers.catalog.indicators import count_indicator
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, list_height, show_unknown
from pages.components.filters import address_select, region_select
from pages.components.layout import show_section, show_source, show_title
from pages.sections.themes.records import (
    count_text,
    show_clause_lists,
    show_joint_note,
    show_other_places,
    show_tables,
    show_theme_map,
)
from utils.config.facts import current_facts
from utils.html.citations import source_text
from utils.text.code_names import map_theme_names, theme_clauses
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, middle, right = st.columns([5, 4, 3])
    with left:
        show_title(_("Map themes"), _("What do the documents name for this theme, and on which region?"))
    show_unknown(page_choices("themes"), _)
    with middle:
        theme = address_select("theme", _("Theme"), map_theme_names(lang)) or "agriculture"
    with right:
        region = region_select(lang)
    related = of_region(records_of_theme(theme, current_facts().entities), region)
    map_column, list_column = st.columns([7, 5])
    with map_column:
        counts = count_indicator(_("Places named"), _("Places that name the region"), region_counts(related.entities))
        show_theme_map("themes", related, region, lang, None if region else counts)
    with list_column, st.container(height=list_height(), border=False):
        show_section(map_theme_names(lang)[theme], count_text(related, _))
        show_clause_lists(read_map_themes()[theme].clauses, related, lang)
        show_other_places(read_map_themes()[theme].clauses, related, lang)
    show_joint_note(related, lang)
    show_tables(related, lang)
    show_source(source_text(theme_clauses(theme), lang), _, bar=True)


if __name__ == "__main__":
    show(current_language())
