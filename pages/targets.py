"""Targets: what has been promised, for which area, by when, and with which comparator."""

import pandas as pd
import streamlit as st

from geodata.bindings import bound_regions
from geodata.tables import read_documents, read_scopes, read_targets
from layers.chart import current_look
from utils.blocks import show_section, show_source, show_title, source_text
from utils.choices import keep_selected, on_phone, show_unknown
from utils.export import csv_bytes
from utils.figures import CONFIG, NARROW, WIDE, matrix_figure, percent_figure
from utils.filters import target_choices, target_filters
from utils.i18n import translator
from utils.target_blocks import show_kinds, show_region_binding, show_target_card, show_tiles
from utils.target_progress import show_rule, show_trial
from utils.target_table import (
    chosen_target,
    filter_targets,
    percent_targets,
    quantity_targets,
    record_table,
    row_clauses,
    scope_matrix,
)
from utils.target_tree import show_tree

TILES_SHOWN = 8


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(_("Targets"), _("What has been promised, whom does it bind, and what has been reported?"))
    show_unknown(target_choices(), _)
    with right, st.expander(_("Filters")) if on_phone() else st.container():
        choice = target_filters(lang)
    records = filter_targets(read_targets(), bound_regions(read_targets(), read_scopes()), choice)
    main, side = st.columns([8, 4])
    with main:
        show_percentages(records, lang)
        show_quantities(records, lang)
    with side:
        show_target_card(chosen_target(records), lang)
        if choice.region:
            show_region_binding(choice.region, lang)
        show_kinds(records, lang)
    tree, table, rule = st.tabs([_("By theme and indicator"), _("All records"), _("Progress rule")])
    with tree:
        show_tree(records, lang, chosen_target(records)["target_id"])
    with table:
        show_records(records, lang)
    with rule:
        show_rule(lang)
        show_trial(chosen_target(records), lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _)


def show_percentages(records: pd.DataFrame, lang: str) -> None:
    """Percentage targets on one axis."""
    _ = translator(lang)
    percentages = percent_targets(records)
    show_section(
        _("Targets in percent"), _("baseline ○   target ≥ ▷   ≤ ◁   = ◆   about ◇   pale band: meets the target")
    )
    if percentages.empty:
        st.caption(_("No target in percent matches these filters. Clear one of them."))
        return
    selected = chosen_target(records)["target_id"]
    form = NARROW if on_phone() else WIDE
    figure = percent_figure(percentages, row_clauses(percentages, lang), lang, current_look(), selected, form)
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
        matrix_figure(scope_matrix(records, lang), lang, current_look()), theme=None, config=CONFIG, key="matrix"
    )
    table = record_table(records, lang)
    st.dataframe(table, hide_index=True, height=420)
    st.download_button(_("Download as CSV"), csv_bytes(table), "targets.csv", "text/csv")
