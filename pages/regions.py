"""Region profile: what the plan wants of one region, and how it stands beside others."""

import streamlit as st

from geodata.tables import read_documents
from layers.region_blocks import region_figures
from layers.region_page import read_profiles, region_title, show_choices, show_comparison, show_profile
from layers.story_pages import page_choices
from utils.blocks import show_figures, show_source, show_title, source_text
from utils.choices import show_unknown
from utils.i18n import translator
from utils.region_choices import chosen_regions, chosen_year


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    regions = chosen_regions()
    profiles = read_profiles(regions, chosen_year())
    left, right = st.columns([4, 8])
    with left:
        show_title(
            region_title(regions, lang),
            _("What does the plan want of one region, and how does it stand beside others?"),
        )
    show_unknown(page_choices("regions"), _)
    if len(profiles) == 1:
        with right:
            show_figures(region_figures(profiles[0], lang), lang)
        show_choices(regions, lang)
        show_profile(profiles[0], lang)
    else:
        with right:
            show_choices(regions, lang)
        show_comparison(profiles, lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _, bar=True)
