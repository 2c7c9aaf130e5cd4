"""Clauses of the documents: ids and the outline."""

from functools import lru_cache

import pandas as pd

from geodata.library.locators import section_of
from geodata.tables.readers import read_table


@lru_cache(maxsize=1)
def _ids() -> dict[tuple[str, str], str]:
    table = read_table("clauses")
    keys = zip(table["document_id"], table["locator"], strict=True)
    return dict(zip(keys, table["clause_id"], strict=True))


def clause_id(document_id: str, locator: str) -> str:
    """Id of the clause of a locator, regardless of its paragraph; empty if there is none."""
    return _ids().get((document_id, section_of(locator)), "")


def read_clauses() -> pd.DataFrame:
    """Outline of the documents in printed order, one row per clause.

    Columns ``clause_id``, ``document_id``, ``locator``, ``level``, ``parent``, ``heading_zh``, ``heading_en``.
    """
    return read_table("clauses")
