"""Selections of the targets table that the page shows."""

import pandas as pd
import streamlit as st

from geodata.analysis.targets import BINDING, percent_targets, quantity_targets
from geodata.tables.readers import read_targets
from utils.text.code_names import row_clauses, scope_names, target_kind_names, theme_names_of_targets
from utils.text.formatting import comparator_sign, format_figure, format_number
from utils.text.i18n import translator

DEFAULT_TARGET = "metro-urbanisation-2025"


def chosen_target(records: pd.DataFrame) -> pd.Series:
    """The record that the address names, else the one with a baseline, else the first shown."""
    targets = read_targets().set_index("target_id", drop=False)
    asked = st.query_params.get("target", "")
    if asked in targets.index:
        return targets.loc[asked]
    if DEFAULT_TARGET in set(records["target_id"]) or records.empty:
        return targets.loc[DEFAULT_TARGET]
    first = pd.concat([percent_targets(records), quantity_targets(records), records])
    return first.iloc[0]


def scope_matrix(records: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Number of records by theme (rows) and scope (columns), by their names."""
    _ = translator(lang)
    counts = pd.crosstab(records["theme"], records["scope"])
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False).index]
    counts = counts[counts.sum().sort_values(ascending=False).index]
    return counts.rename(index=theme_names_of_targets(lang), columns=scope_names(lang))


def record_table(records: pd.DataFrame, lang: str) -> pd.DataFrame:
    """All records as a table with the words of the language."""
    _ = translator(lang)
    kinds, themes, scopes = target_kind_names(lang), theme_names_of_targets(lang), scope_names(lang)
    order = {kind: i for i, kind in enumerate(kinds)}
    records = records.sort_values("kind", key=lambda kind: kind.map(order), kind="stable")
    return pd.DataFrame(
        {
            _("Name"): records[f"name_{lang}"],
            _("Comparator"): [comparator_sign(c, lang) for c in records["comparator"]],
            _("Figure"): [format_figure(row, lang) for _index, row in records.iterrows()],
            _("Baseline"): [format_number(value) for value in records["base_value"]],
            _("Year"): records["target_year"].replace("", "—"),
            _("Kind"): records["kind"].map(kinds),
            _("Theme"): records["theme"].map(themes),
            _("Scope"): records["scope"].map(scopes),
            _("Clause"): row_clauses(records, lang),
            _("As printed"): records["evidence"],
            _("Progress"): [_("Not reported") if kind == BINDING else "—" for kind in records["kind"]],
        }
    )
