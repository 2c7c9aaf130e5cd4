"""Sparkline of a target: a time axis with baseline and target at their years."""

from html import escape

import pandas as pd

from utils.text.formatting import format_figure

FIRST, LAST = 2020, 2035
TICKS = (2020, 2025, 2030, 2035)
MARKS = {">=": "▶", ">": "▶", "<=": "◀", "<": "◀", "~": "◇"}


def _position(year: str | int) -> str:
    return f"left:{100 * (int(year) - FIRST) / (LAST - FIRST):.1f}%"


def spark_html(row: pd.Series, lang: str) -> str:
    """Sparkline of a target as HTML; empty if it has no target year.

    Parameters
    ----------
    row
        Row of the table ``targets``.
    lang
        Language of the label for screen readers.
    """
    if not row["target_year"]:
        return ""
    ticks = "".join(f'<small style="{_position(year)}">{year}</small>' for year in TICKS)
    base = ""
    if row["base_year"]:
        width = 100 * (int(row["target_year"]) - int(row["base_year"])) / (LAST - FIRST)
        start = _position(row["base_year"])
        base = f'<s style="{start};width:{width:.1f}%"></s><i style="{start}">○</i>'
    mark = f'<i style="{_position(row["target_year"])}">{MARKS.get(row["comparator"], "◆")}</i>'
    label = f"{row[f'name_{lang}']}: {format_figure(row, lang)}, {row['target_year']}"
    return f'<div class="a-spark" role="img" aria-label="{escape(label)}">{ticks}{base}{mark}</div>'
