"""Region profile: what the plan wants of one region, and how it stands beside others."""

import streamlit as st

from geodata.tables.readers import read_documents
from layers.views.highlights import read_profiles
from layers.views.page_parameters import page_choices
from layers.views.region_summary import region_figures
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_figures, show_source, show_title
from pages.components.region_picker import chosen_regions, chosen_year
from pages.sections.regions.layout import region_title, show_choices, show_comparison, show_profile
from utils.html.citations import source_text
from utils.text.i18n import translator


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


if __name__ == "__main__":
    show(current_language())
