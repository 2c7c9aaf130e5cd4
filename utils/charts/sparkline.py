"""Sparkline of a target: a time axis with baseline and target at their years."""

import pandas as pd
from htpy import Element, div, i, s, small

from utils.text.formatting import format_figure

FIRST, LAST = 2020, 2035
TICKS = (2020, 2025, 2030, 2035)
MARKS = {">=": "▶", ">": "▶", "<=": "◀", "<": "◀", "~": "◇"}


def _position(year: str | int) -> str:
    return f"left:{100 * (int(year) - FIRST) / (LAST - FIRST):.1f}%"


def spark_html(row: pd.Series, lang: str) -> Element | None:
    """Time axis of one target; None where the document states no year.

    Parameters
    ----------
    row
        Row of the table ``targets``.
    lang
        Language of the label for screen readers.
    """
    if not row["target_year"]:
        return None
    ticks = (small(style=_position(year))[str(year)] for year in TICKS)
    base = None
    if row["base_year"]:
        width = 100 * (int(row["target_year"]) - int(row["base_year"])) / (LAST - FIRST)
        start = _position(row["base_year"])
        base = (s(style=f"{start};width:{width:.1f}%"), i(style=start)["○"])
    mark = i(style=_position(row["target_year"]))[MARKS.get(row["comparator"], "◆")]
    label = f"{row[f'name_{lang}']}: {format_figure(row, lang)}, {row['target_year']}"
    return div(class_="a-spark", role="img", aria_label=label)[ticks, base, mark]
