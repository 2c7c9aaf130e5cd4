"""Parts of the region page: the choices, one profile, and regions side by side."""

from collections.abc import Sequence

import streamlit as st
from htpy import a, div

from geodata.analysis.region_profile import RegionFacts, read_region
from layers.views.highlights import region_highlight
from layers.views.map_component import show_filters, show_map
from pages.components.layout import show_html
from pages.sections.regions.comparison import show_compare_chart, show_compare_table
from pages.sections.regions.profile import show_binding, show_details, show_project_stages, show_role
from utils.text.i18n import translator


def region_title(regions: Sequence[str], lang: str) -> str:
    """Name of the region, or short names of those side by side."""
    column = f"name_{lang}" if len(regions) == 1 else f"short_{lang}"
    return " · ".join(read_region(region)[column] for region in regions)


def show_choices(regions: Sequence[str], lang: str) -> None:
    """Region with the one before and after it, year, regions beside it, and the sheet to print."""
    _ = translator(lang)
    choices, sheet = st.columns([10, 2], vertical_alignment="bottom")
    with choices:
        show_filters("regions", lang, ("region", "year", "compare"), follow=True)
    with sheet:
        address = f"/print/regions/{regions[0]}?lang={lang}"
        link = a(href=address, target="_blank")[_("One page to print"), " →"]
        # The style sheet needs to know before the map is laid out whether several regions share the screen.
        several = " a-several" if len(regions) > 1 else ""
        show_html(div(class_=f"a-block a-print-link{several}")[link])


def show_profile(facts: RegionFacts, lang: str) -> None:
    """Map of one region beside its role, targets and projects; every record below."""
    _ = translator(lang)
    main, side = st.columns([8, 4])
    with main:
        show_map("regions", lang, region_highlight([facts]))
    with side:
        show_role(facts, lang, _("Role in the plan"))
        show_binding(facts, lang)
        show_project_stages(facts, lang)
    show_details(facts, lang)


def show_comparison(profiles: Sequence[RegionFacts], lang: str) -> None:
    """Regions side by side: map, roles, small multiples and table."""
    main, side = st.columns([8, 4])
    with main:
        show_map("regions", lang, region_highlight(profiles))
    with side:
        # Regions of one group share the words of their role.
        for group in dict.fromkeys(facts.group for facts in profiles):
            members = [facts for facts in profiles if facts.group == group]
            names = region_title([facts.region["region_id"] for facts in members], lang)
            show_role(members[0], lang, names)
    show_compare_chart(profiles, lang)
    show_compare_table(profiles, lang)
