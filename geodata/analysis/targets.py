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
