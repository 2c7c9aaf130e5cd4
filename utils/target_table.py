"""Selections of the targets table that the page shows."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from geodata.bindings import BINDING
from geodata.tables import read_documents, read_targets
from utils.formatting import clause_text, comparator_sign, format_figure, format_number
from utils.i18n import translator
from utils.target_words import kind_words, scope_names, theme_words

NO_YEAR = "none"
ALL = "all"
DEFAULT_TARGET = "metro-urbanisation-2025"


@dataclass(frozen=True)
class TargetChoice:
    """Filters of the page; None stands for all, and ``all`` for every year."""

    region: str | None
    theme: str | None
    scope: str | None
    year: str
    document: str | None


def filter_targets(targets: pd.DataFrame, bound: pd.Series, choice: TargetChoice) -> pd.DataFrame:
    """Rows that match the filters.

    Parameters
    ----------
    targets
        The targets table.
    bound
        Regions that each row binds, indexed alike.
    choice
        The filters; a region keeps what binds it, ``none`` as year keeps undated rows, a year keeps
        what is due or measured as base in that year, as printed.
    """
    keep = pd.Series(data=True, index=targets.index)
    if choice.region:
        keep &= bound.map(lambda regions: choice.region in regions)
    for column, value in (("theme", choice.theme), ("scope", choice.scope), ("document_id", choice.document)):
        if value:
            keep &= targets[column] == value
    if choice.year != ALL:
        due = targets["target_year"] == ("" if choice.year == NO_YEAR else choice.year)
        keep &= due | (targets["base_year"] == choice.year)
    return targets[keep]


def percent_targets(records: pd.DataFrame) -> pd.DataFrame:
    """Targets with one value in percent, the one with a baseline first, then by value.

    An indicator that is printed twice with one value is shown once.
    """
    rows = records[(records["kind"] == BINDING) & (records["unit"] == "%") & records["value"].notna()]
    rows = rows.drop_duplicates(["name_zh", "comparator", "value", "target_year"])
    order = rows.assign(no_base=rows["base_value"].isna())
    return rows.loc[order.sort_values(["no_base", "value"], ascending=[True, False]).index]


def quantity_targets(records: pd.DataFrame) -> pd.DataFrame:
    """Targets with a value in another unit than percent."""
    rows = records[(records["kind"] == BINDING) & (records["unit"] != "%")]
    rows = rows[rows["value"].notna() | rows["value_low"].notna()]
    return rows.drop_duplicates(["name_zh", "comparator", "value", "target_year"])


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


def row_clauses(records: pd.DataFrame, lang: str) -> list[str]:
    """Short clause of each row."""
    documents = read_documents().set_index("document_id")
    return [
        clause_text(documents.loc[document], locator, lang)
        for document, locator in zip(records["document_id"], records["locator"], strict=True)
    ]


def scope_matrix(records: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Number of records by theme (rows) and scope (columns), by their names."""
    _ = translator(lang)
    counts = pd.crosstab(records["theme"], records["scope"])
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False).index]
    counts = counts[counts.sum().sort_values(ascending=False).index]
    return counts.rename(index=theme_words(_), columns=scope_names(lang))


def record_table(records: pd.DataFrame, lang: str) -> pd.DataFrame:
    """All records as a table with the words of the language."""
    _ = translator(lang)
    kinds, themes, scopes = kind_words(_), theme_words(_), scope_names(lang)
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
