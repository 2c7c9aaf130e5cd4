"""Map themes: agriculture, culture and tourism, energy and water, innovation, each on the right region."""

import streamlit as st

from geodata.dossier import THEMES, of_region, region_counts, theme_dossier
from layers.atlas import open_atlas
from layers.dossier_blocks import (
    count_text,
    show_clause_lists,
    show_dossier_map,
    show_joint_note,
    show_other_places,
    show_tables,
)
from layers.indicators import count_indicator
from layers.story_pages import page_choices
from utils.blocks import show_section, show_source, show_title, source_text
from utils.choices import list_height, show_unknown
from utils.filters import address_select, region_select
from utils.i18n import translator
from utils.theme_words import map_theme_words, theme_clauses


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, middle, right = st.columns([5, 4, 3])
    with left:
        show_title(_("Map themes"), _("What do the documents name for this theme, and on which region?"))
    show_unknown(page_choices("themes"), _)
    with middle:
        theme = address_select("theme", _("Theme"), map_theme_words(_)) or "agriculture"
    with right:
        region = region_select(lang)
    dossier = of_region(theme_dossier(theme, open_atlas().entities), region)
    map_column, list_column = st.columns([7, 5])
    with map_column:
        counts = count_indicator(_("Places named"), _("Places that name the region"), region_counts(dossier.entities))
        show_dossier_map("themes", dossier, region, lang, None if region else counts)
    with list_column, st.container(height=list_height(), border=False):
        show_section(map_theme_words(_)[theme], count_text(dossier, _))
        show_clause_lists(THEMES[theme].clauses, dossier, lang)
        show_other_places(THEMES[theme].clauses, dossier, lang)
    show_joint_note(dossier, lang)
    show_tables(dossier, lang)
    show_source(source_text(theme_clauses(theme), lang), _, bar=True)
