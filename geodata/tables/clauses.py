"""Clauses of the documents: ids, the outline, and what a clause reaches."""

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
    """Id of the clause that a locator names, without its paragraph; empty where there is none."""
    return _ids().get((document_id, section_of(locator)), "")


def read_clauses() -> pd.DataFrame:
    """Outline of the documents in printed order: one row a clause."""
    return read_table("clauses")
