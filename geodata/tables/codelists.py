"""Codelists of ``codelists.csv``, used by the schema and for names on screen."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from geodata.tables.readers import read_table

Code = Mapping[str, Any]


@lru_cache(maxsize=1)
def _codelists() -> Mapping[str, tuple[Code, ...]]:
    lists: dict[str, list[Code]] = defaultdict(list)
    for row in read_table("codelists").sort_values("sort", kind="stable").to_dict("records"):
        lists[str(row["list"])].append(row)
    return {name: tuple(codes) for name, codes in lists.items()}


def read_codelist(name: str) -> tuple[Code, ...]:
    """Rows of a list in its order: ``code``, ``parent``, and ``name``, ``short`` and ``note`` in each language."""
    return _codelists()[name]


def list_codes(name: str) -> tuple[str, ...]:
    """Codes of a list in its order."""
    return tuple(str(code["code"]) for code in read_codelist(name))


@cache
def code_parents(name: str) -> dict[str, str]:
    """Parent of each code of a list, such as the stage of a status; empty if there is none.

    Callers must not change it in place.
    """
    return {str(code["code"]): str(code["parent"]) for code in read_codelist(name)}


@cache
def code_names(name: str, lang: str, kind: str = "name") -> dict[str, str]:
    """Names of the codes of a list, in its order; callers must not change them in place.

    Parameters
    ----------
    name
        The list.
    lang
        ``zh`` or ``en``.
    kind
        ``name``, ``short`` or ``note``; codes that have none are left out.
    """
    column = f"{kind}_{lang}"
    return {str(code["code"]): str(code[column]) for code in read_codelist(name) if code[column]}
