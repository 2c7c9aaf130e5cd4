"""Parts of the projects page: stages by year, lengths, mentions that disagree."""

from collections.abc import Sequence

import streamlit as st

from geodata.analysis.entities import Entity
from geodata.analysis.network_lengths import network_table
from geodata.analysis.projects import stage_year_counts
from layers.views.network_length import network_lengths
from pages.components.chart_theme import current_theme, mode_colours
from pages.components.layout import show_section
from pages.sections.projects.selection import mention_table, shown_lengths, year_note
from pages.sections.projects.tables import (
    disagreeing,
    show_disagreements,
    show_length_table,
    show_printed_lengths,
    show_stage_meanings,
)
from utils.api.csv_safety import list_bytes
from utils.charts.base import CONFIG
from utils.charts.projects import length_figure, stage_year_figure
from utils.text.i18n import translator


def show_years(entities: Sequence[Entity], lang: str) -> None:
    """Stages by stated year, what the stages mean, and the records as a file."""
    _ = translator(lang)
    left, right = st.columns([6, 6])
    with left:
        show_section(_("Stage by stated year"), year_note(entities, _))
        if entities:
            figure = stage_year_figure(stage_year_counts(entities), lang, current_theme())
            st.plotly_chart(figure, theme=None, config=CONFIG, key="years")
        else:
            st.caption(_("No project matches these filters. Clear one of them."))
        st.download_button(
            _("Download what the filters leave (CSV)"), lambda: list_bytes(mention_table(entities, lang), lang),
            "projects.csv", "text/csv",
        )  # fmt: skip
    with right:
        show_section(_("What the stages mean"), _("of those shown: by which printed words, and in the words of OC4IDS"))
        show_stage_meanings(entities, lang)


def show_network(entities: Sequence[Entity], lang: str) -> None:
    """Lengths of the drawn lines, and apart from them those that the documents print."""
    _ = translator(lang)
    table = network_table(shown_lengths(network_lengths(), entities))
    left, right = st.columns([7, 5])
    with left:
        show_section(_("Length of the drawn lines"), _("of the sketch, not of the works; follows the filters"))
        if table.empty:
            st.caption(_("No drawn line matches these filters. Clear one of them."))
        else:
            st.plotly_chart(
                length_figure(table, mode_colours(), lang, current_theme()), theme=None, config=CONFIG, key="lengths"
            )
            show_length_table(table, lang)
            st.caption(
                _(
                    "Geodesic length on the WGS 84 ellipsoid, cut at the edge of the area in the first column. "
                    "Lines are as drawn between known points: works will be longer. Lines that share a course "
                    "count each; ± is the half-width of the error of the course. Hatched: the wider error."
                )
            )
    with right:
        show_section(_("Lengths that the documents print"), _("city-wide or by scope; not comparable with the sketch"))
        show_printed_lengths(lang)


def show_differences(entities: Sequence[Entity], lang: str) -> None:
    """Projects whose mentions state different stages."""
    _ = translator(lang)
    found = disagreeing(entities)
    show_section(
        _("Where mentions of one project disagree"),
        _("{n} of those shown; the latest document that states a stage decides").replace("{n}", str(len(found))),
    )
    if found:
        show_disagreements(found, lang)
    else:
        st.caption(_("Among the projects shown no two mentions state different stages."))
