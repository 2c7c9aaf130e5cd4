"""Urban renewal: chapters two to ten of No. 31 with their targets, tasks, places and provisions."""

import streamlit as st

from geodata.dossier import CHAPTERS, RENEWAL, clause_dossier, headings, of_region
from layers.atlas import open_atlas
from layers.dossier_blocks import count_text, show_clause_lists, show_dossier_map, show_joint_note, show_tables
from layers.story_pages import page_choices
from utils.blocks import show_section, show_source, show_title, source_text
from utils.choices import list_height, show_unknown
from utils.filters import address_select, region_select
from utils.i18n import translator
from utils.renewal_blocks import show_chapters


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
    dossier = of_region(clause_dossier(clauses, open_atlas().entities), region)
    map_column, list_column = st.columns([7, 5])
    with map_column:
        show_dossier_map("renewal", dossier, region, lang)
    with list_column, st.container(height=list_height(), border=False):
        show_section(_("Places named"), count_text(dossier, _))
        if chapter:
            show_clause_lists(clauses, dossier, lang)
        else:
            show_chapters(region, open_atlas().entities, lang)
    show_tables(dossier, lang)
    show_joint_note(dossier, lang)
    show_source(source_text([(RENEWAL, "二至十")], lang), _, bar=True)
