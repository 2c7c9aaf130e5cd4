"""Parts of the targets page: percentages, quantities, all records."""

import pandas as pd
import streamlit as st

from geodata.analysis.targets import percent_targets, quantity_targets
from pages.components.address_state import keep_selected, on_phone
from pages.components.chart_theme import current_theme
from pages.components.layout import show_section
from pages.sections.targets.cards import show_tiles
from pages.sections.targets.table import chosen_target, record_table, scope_matrix
from utils.api.csv_safety import list_bytes
from utils.charts.base import CONFIG
from utils.charts.marks import marks_note
from utils.charts.targets import NARROW, WIDE, matrix_figure, percent_figure
from utils.text.code_names import row_clauses
from utils.text.i18n import translator

TILES_SHOWN = 8


def show_percentages(records: pd.DataFrame, lang: str) -> None:
    """Percentage targets on one axis."""
    _ = translator(lang)
    percentages = percent_targets(records)
    show_section(_("Targets in percent"), marks_note(_))
    if percentages.empty:
        st.caption(_("No target in percent matches these filters. Clear one of them."))
        return
    selected = chosen_target(records)["target_id"]
    form = NARROW if on_phone() else WIDE
    figure = percent_figure(percentages, row_clauses(percentages, lang), lang, current_theme(), selected, form)
    event = st.plotly_chart(
        figure, theme=None, config=CONFIG, key="percent", on_select="rerun", selection_mode="points"
    )
    keep_selected([point["customdata"] for point in event.selection.points])


def show_quantities(records: pd.DataFrame, lang: str) -> None:
    """Quantities as tiles, the rest folded away."""
    _ = translator(lang)
    quantities = quantity_targets(records)
    show_section(_("Targets in quantities"), _("units differ: no shared axis, no bars"))
    if quantities.empty:
        st.caption(_("No quantity matches these filters. Clear one of them."))
        return
    show_tiles(quantities.head(TILES_SHOWN), lang)
    rest = quantities.iloc[TILES_SHOWN:]
    if len(rest):
        with st.expander(_("{n} more").replace("{n}", str(len(rest)))):
            show_tiles(rest, lang)


def show_records(records: pd.DataFrame, lang: str) -> None:
    """Counts by theme and scope, and every record as a table to read and to take away."""
    _ = translator(lang)
    show_section(_("All records by theme and scope"), _("dot and number: how many records"))
    if records.empty:
        st.caption(_("No record matches these filters. Clear one of them."))
        return
    st.plotly_chart(
        matrix_figure(scope_matrix(records, lang), lang, current_theme()), theme=None, config=CONFIG, key="matrix"
    )
    table = record_table(records, lang)
    st.dataframe(table, hide_index=True, height=420)
    st.download_button(_("Download as CSV"), list_bytes(table, lang), "targets.csv", "text/csv")
