"""Targets: which bind a region by their scope, and the selection by theme, year, document and region."""

from dataclasses import dataclass

import pandas as pd

BINDING = "target"
CONCERNS = "concerns"
NO_YEAR = "none"
ALL = "all"
YEARS = ("2025", "2020", "2022", "2030", "2035", NO_YEAR, ALL)


def bound_regions(targets: pd.DataFrame, scopes: pd.DataFrame) -> pd.Series:
    """Regions that each record of the table ``targets`` binds.

    A record that names regions binds those; any other binds the regions of its scope. The eco-city scope concerns its
    two districts without binding them as a whole.

    Parameters
    ----------
    targets, scopes
        Columns ``region_ids`` and ``scope``; columns ``scope``, ``relation`` and ``region_ids``.

    Returns
    -------
    Tuples of region ids, indexed like ``targets``.
    """
    of_scope = scopes.set_index("scope")
    binding = of_scope["region_ids"].where(of_scope["relation"] != CONCERNS, other="").map(tuple)
    return pd.Series(
        [named or binding[scope] for named, scope in zip(targets["region_ids"], targets["scope"], strict=True)],
        index=targets.index,
        dtype=object,
    )


def binding_targets(region_id: str, targets: pd.DataFrame, scopes: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``targets`` of the kind ``target`` that bind a region, with all columns."""
    bound = bound_regions(targets, scopes).map(lambda regions: region_id in regions)
    return targets[bound & (targets["kind"] == BINDING)]


def concerned_targets(region_id: str, targets: pd.DataFrame, scopes: pd.DataFrame) -> pd.DataFrame:
    """Rows of ``targets`` of any kind whose scope only concerns a region, such as the eco-city, with all columns."""
    concerning = scopes[scopes["relation"] == CONCERNS]
    names = {row.scope for row in concerning.itertuples() if region_id in row.region_ids}
    return targets[targets["scope"].isin(names)]


def naming_rows(table: pd.DataFrame, region_id: str) -> pd.DataFrame:
    """Rows of a table whose column ``region_ids`` contains a region."""
    return table[table["region_ids"].map(lambda ids: region_id in ids).astype(bool)]


def count_by_region(named: pd.Series, region_ids: list[str]) -> dict[str, int]:
    """Count how many tuples of region ids contain each region.

    Parameters
    ----------
    named
        Tuples of region ids.
    region_ids
        The regions to count, in order.
    """
    counts = named.explode().value_counts()
    return {region: int(counts.get(region, 0)) for region in region_ids}


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
