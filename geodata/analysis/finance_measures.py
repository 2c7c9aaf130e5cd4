"""Measures of the finance notice: beneficiaries, formulas and printed figures.

Rates, ceilings and terms come from ``measures.csv``, where they are found by their printed wording. Money is in
10,000 yuan (万元), rates in percent a year unless a name says otherwise.
"""

import json
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pandas as pd

from geodata.tables.codelists import list_codes
from geodata.tables.readers import read_table

HUNDRED, THOUSAND, BASIS = Decimal(100), Decimal(1000), Decimal(100)
PERMILLE = ("‰", "‰/day")


@dataclass(frozen=True)
class Figure:
    """One printed figure of a measure; ``low`` equals ``high`` where a single number is printed."""

    printed: str
    kind: str
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    of_zh: str
    of_en: str
    year: int | None


@dataclass(frozen=True)
class Formula:
    """How a printed rate is applied.

    Attributes
    ----------
    formula_id, measure_id
        Identity; the formula id is used in URLs.
    kind
        ``share`` (amount by rate), ``daily`` (by days), ``yearly`` (by years), ``lpr-share`` (a share of the LPR),
        ``lpr-line`` (interest above LPR plus a spread), ``nothing`` (the fee is waived).
    base
        What the amount is; ``unprinted`` where the notice does not print what the rate applies to.
    rate
        Printed wording of the rate, or of the fee waived.
    cap
        Printed wording of the ceiling of the result; empty without one.
    limit
        Printed wording of the ceiling of the amount; empty without one.
    term
        Printed wording of the longest term in days or years; empty without one.
    spread
        Printed wording of the spread to the LPR; empty without one.
    total
        Whether the ceiling applies to all awards together, so that earlier ones count.
    name_zh, name_en
        Name of the result.
    note_zh, note_en
        What the text leaves open; empty if nothing.
    """

    formula_id: str
    measure_id: str
    kind: str
    base: str
    rate: str
    cap: str = ""
    limit: str = ""
    term: str = ""
    spread: str = ""
    total: bool = False
    name_zh: str = ""
    name_en: str = ""
    note_zh: str = ""
    note_en: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the values that must be entered."""
        extra = {"daily": ("days",), "yearly": ("years",), "lpr-share": ("lpr",), "lpr-line": ("lpr", "interest")}
        if self.kind == "nothing":
            return ()
        return ("amount", *extra.get(self.kind, ()), *(("before",) if self.total else ()))


@lru_cache(maxsize=1)
def read_beneficiaries() -> dict[str, dict[str, str]]:
    """Printed words that name a beneficiary, by group and measure."""
    groups: dict[str, dict[str, str]] = {group: {} for group in list_codes("beneficiary-group")}
    for row in read_table("beneficiaries").to_dict("records"):
        groups[row["group"]][row["measure_id"]] = row["words"]
    return groups


@lru_cache(maxsize=1)
def read_formulas() -> tuple[Formula, ...]:
    """Every formula, in table order."""
    return tuple(
        Formula(**{field.name: row[field.name] for field in fields(Formula)} | {"total": row["total"] == "yes"})
        for row in read_table("formulas").to_dict("records")
    )


def read_figures(cell: str) -> tuple[Figure, ...]:
    """Figures of a measure from its cell (JSON), as exact decimals."""
    rows: list[dict[str, Any]] = json.loads(cell or "[]", parse_float=Decimal, parse_int=Decimal)
    return tuple(
        Figure(
            row["printed"], row["kind"], row["comparator"],
            row["low"] if row["value"] is None else row["value"],
            row["high"] if row["value"] is None else row["value"],
            row["unit"], row["of_zh"], row["of_en"], int(row["year"]) if row["year"] is not None else None,
        )
        for row in rows
    )  # fmt: skip


def formulas_of(measure_id: str) -> tuple[Formula, ...]:
    """Formulas of a measure; none if its text prints no rate that can be applied."""
    return tuple(formula for formula in read_formulas() if formula.measure_id == measure_id)


def groups_of(measure_id: str) -> tuple[str, ...]:
    """Groups of beneficiaries of a measure, in the order of the groups."""
    return tuple(group for group, words in read_beneficiaries().items() if measure_id in words)


def state_on(valid_from: str, valid_to: str, today: date) -> str:
    """State of a measure on a day: ``coming``, ``running`` or ``lapsed``; it still runs on its last day.

    Parameters
    ----------
    valid_from, valid_to
        First and last day, ISO 8601.
    today
        The day.
    """
    if today < date.fromisoformat(valid_from):
        return "coming"
    return "lapsed" if today > date.fromisoformat(valid_to) else "running"


def single_years(figures: tuple[Figure, ...]) -> tuple[int, ...]:
    """Years that the figures of a measure apply to."""
    return tuple(sorted({figure.year for figure in figures if figure.year is not None}))


def filter_measures(
    measures: pd.DataFrame, group: str | None, instrument: str | None, printed: str | None
) -> pd.DataFrame:
    """Measures for a group, with an instrument and with a kind of printed figure.

    Parameters
    ----------
    measures
        Columns ``measure_id``, ``instruments``, ``figures``.
    group, instrument
        A group of beneficiaries; a code of ``instruments``. None keeps all.
    printed
        A kind of figure (``rate``, ``cap``, ``amount`` …), ``formula`` for measures that can be calculated,
        ``none`` for those without a figure.
    """
    kept = measures
    if group:
        kept = kept[kept["measure_id"].isin(read_beneficiaries()[group])]
    if instrument:
        kept = kept[kept["instruments"].map(lambda words: instrument in words)]
    if printed:
        kept = kept[[_prints(row, printed) for row in kept.to_dict("records")]]
    return kept


def _prints(measure: Any, printed: str) -> bool:
    if printed == "formula":
        return bool(formulas_of(measure["measure_id"]))
    figures = read_figures(measure["figures"])
    return not figures if printed == "none" else any(figure.kind == printed for figure in figures)
