"""Parts of the region page: the choices, one profile, and regions side by side."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from layers.atlas import open_atlas
from layers.region_blocks import show_binding, show_details, show_project_stages, show_role
from layers.region_compare import show_compare_chart, show_compare_table
from layers.view import Focus, show_filters, show_map
from utils.i18n import translator
from utils.region_choices import compare_select
from utils.region_facts import RegionFacts, read_region, region_facts


def read_profiles(regions: Sequence[str], year: str | None) -> list[RegionFacts]:
    """Facts of the chosen regions."""
    return [region_facts(region, open_atlas().entities, year) for region in regions]


def region_title(regions: Sequence[str], lang: str) -> str:
    """Names of the chosen regions."""
    return " · ".join(read_region(region)[f"name_{lang}"] for region in regions)


def region_focus(profiles: Sequence[RegionFacts]) -> Focus:
    """What the map shows: the regions, and every place that names one of them."""
    regions = tuple(each.region["region_id"] for each in profiles)
    places = dict.fromkeys(entity.entity_id for each in profiles for entity in each.places)
    return Focus(regions, tuple(places), regions)


def show_choices(regions: Sequence[str], lang: str) -> None:
    """Region with the one before and after it, year, regions beside it, and the sheet to print."""
    _ = translator(lang)
    steps, beside, sheet = st.columns([5.4, 4.2, 2.4], vertical_alignment="bottom")
    with steps:
        show_filters("regions", lang, ("region", "year"), follow=True)
    with beside:
        compare_select(regions, lang)
    with sheet:
        address = f"/print/regions/{regions[0]}?lang={lang}"
        words = _("One page to print")
        link = f'<a href="{escape(address)}" target="_blank">{escape(words)} →</a>'
        # The style sheet needs to know before the map is laid out whether several regions share the screen.
        several = " a-several" if len(regions) > 1 else ""
        st.html(f'<div class="a-block a-print-link{several}">{link}</div>')


def show_profile(facts: RegionFacts, lang: str) -> None:
    """Map of one region beside its role, targets and projects; every record below."""
    _ = translator(lang)
    main, side = st.columns([8, 4])
    with main:
        show_map("regions", lang, region_focus([facts]))
    with side:
        show_role(facts, lang, _("Role in the plan"))
        show_binding(facts, lang)
        show_project_stages(facts, lang)
    show_details(facts, lang)


def show_comparison(profiles: Sequence[RegionFacts], lang: str) -> None:
    """Regions side by side: map, roles, small multiples and table."""
    main, side = st.columns([8, 4])
    with main:
        show_map("regions", lang, region_focus(profiles))
    with side:
        for facts in profiles:
            show_role(facts, lang, facts.region[f"name_{lang}"])
    show_compare_chart(profiles, lang)
    show_compare_table(profiles, lang)
