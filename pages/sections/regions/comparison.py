"""Comparison of regions: a table of figures with their source, and small multiples."""

from collections.abc import Sequence

import streamlit as st
from htpy import div, table, tbody, td, th, thead, tr

from geodata.analysis.region_profile import RegionFacts
from layers.catalog.indicators import PERSONS_SHOWN
from pages.components.address_state import on_phone
from pages.components.chart_theme import current_theme
from pages.components.layout import show_html, show_section
from utils.charts.base import CONFIG
from utils.charts.regions import Panel, compare_figure
from utils.text.formatting import format_number
from utils.text.i18n import translator


def compare_panels(profiles: Sequence[RegionFacts], lang: str) -> list[tuple[Panel, str]]:
    """Figures of all regions with the source of each.

    Returns
    -------
    Panels in order of reading; only areas and persons add up, so only they are bars.
    """
    _ = translator(lang)
    census, official = _("Census 2020"), _("Official area, no plan figure")
    both, counted = _("Source: census 2020 and official areas"), _("Source: counted from the tables of this atlas")
    persons = [float(each.region["population_2020"]) for each in profiles]
    areas = [float(each.region["area_km2"]) for each in profiles]
    counts = (
        (_("Projects"), [each.projects for each in profiles]),
        (_("Binding targets"), [each.binding for each in profiles]),
        (_("Tasks naming it"), [each.tasks for each in profiles]),
        (_("Provisions naming it"), [each.provisions for each in profiles]),
    )
    shown = [value / PERSONS_SHOWN[lang] for value in persons]
    density = [people / area for people, area in zip(persons, areas, strict=True)]
    join = "，" if lang == "zh" else ", "
    area = join.join((_("Area"), _("km²")))
    residents = join.join((_("Residents 2020"), _("thousand")))
    dense = join.join((_("Density 2020"), _("per km²")))
    return [
        (Panel(area, areas, 0, additive=True), official),
        (Panel(residents, shown, 1 if lang == "zh" else 0, additive=True), census),
        (Panel(dense, density, 0, additive=False), both),
        *((Panel(name, [float(len(rows)) for rows in groups], 0, additive=False), counted) for name, groups in counts),
    ]


def show_compare_table(profiles: Sequence[RegionFacts], lang: str) -> None:
    """Roles with their clause and every figure with its source, one column a region."""
    _ = translator(lang)
    title = _("Side by side")
    show_section(title, _("units differ: every row is read for itself"))
    names = (th(scope="col", class_="a-number")[each.region[f"name_{lang}"]] for each in profiles)
    head = tr[th(scope="col")[_("Indicator")], names, th(scope="col")[_("Source")]]
    rows = [
        tr[
            th(scope="row")[panel.title],
            [td(class_="a-number")[format_number(value, panel.decimals)] for value in panel.values],
            td(class_="a-note")[origin],
        ]
        for panel, origin in compare_panels(profiles, lang)
    ]
    body = table(class_="a-table")[thead[head], tbody[rows]]
    show_html(
        div(class_="a-block")[div(class_="a-compare", tabindex="0", role="region", aria_label=title)[body]],
    )


def show_compare_chart(profiles: Sequence[RegionFacts], lang: str) -> None:
    """Small multiples: each figure on an axis of its own."""
    _ = translator(lang)
    show_section(_("Figure by figure"), _("bars from zero where figures add up, dots on their own axis elsewhere"))
    panels = [panel for panel, _source in compare_panels(profiles, lang)]
    names = [each.region[f"short_{lang}"] for each in profiles]
    figure = compare_figure(panels, names, current_theme(), stacked=on_phone())
    st.plotly_chart(figure, theme=None, config=CONFIG, key="compare")
