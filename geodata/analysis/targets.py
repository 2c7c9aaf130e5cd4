"""Selection of targets by scope, theme, year, document and region."""

from dataclasses import dataclass

import pandas as pd

from geodata.analysis.target_scope import BINDING

NO_YEAR = "none"
ALL = "all"
YEARS = ("2025", "2020", "2022", "2030", "2035", NO_YEAR, ALL)


@dataclass(frozen=True)
class TargetChoice:
    """Filters of the page; None stands for all, and ``all`` for every year."""

    region: str | None
    theme: str | None
    scope: str | None
    year: str
    document: str | None


def filter_targets(targets: pd.DataFrame, bound: pd.Series, choice: TargetChoice) -> pd.DataFrame:
    """Targets that pass the filters.

    Parameters
    ----------
    targets
        The table, with the columns ``theme``, ``scope``, ``document_id``, ``target_year``, ``base_year``.
    bound
        Regions that each row binds, with the same index.
    choice
        The filters: a region keeps the targets that bind it, ``none`` as year keeps undated rows, a year keeps
        those with it as target year or base year.
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
    """Targets with a single value in percent, those with a baseline first, then by value.

    ``records`` are rows of the table ``targets``; an indicator that is printed twice with the same value is kept once.
    """
    rows = records[(records["kind"] == BINDING) & (records["unit"] == "%") & records["value"].notna()]
    rows = rows.drop_duplicates(["name_zh", "comparator", "value", "target_year"])
    order = rows.assign(no_base=rows["base_value"].isna())
    return rows.loc[order.sort_values(["no_base", "value"], ascending=[True, False]).index]


def quantity_targets(records: pd.DataFrame) -> pd.DataFrame:
    """Targets with a value in another unit than percent; ``records`` are rows of the table ``targets``."""
    rows = records[(records["kind"] == BINDING) & (records["unit"] != "%")]
    rows = rows[rows["value"].notna() | rows["value_low"].notna()]
    return rows.drop_duplicates(["name_zh", "comparator", "value", "target_year"])
