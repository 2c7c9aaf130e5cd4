"""Scopes of targets: which targets bind a region, and how often the documents name it."""

import pandas as pd

BINDING = "target"
CONCERNS = "concerns"


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
