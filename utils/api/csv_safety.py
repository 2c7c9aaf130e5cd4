"""CSV files that are safe to open in spreadsheets."""

import re

import pandas as pd

from utils.config.map_publication import notes_line
from utils.text.i18n import translator

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def neutral_cell(cell: object) -> object:
    """Prefix a text that a spreadsheet would run as a formula with an apostrophe; numbers are not changed."""
    if isinstance(cell, str) and cell.startswith(FORMULA_MARKS) and not NUMBER.fullmatch(cell):
        return "'" + cell
    return cell


def csv_bytes(table: pd.DataFrame) -> bytes:
    """Write a table of any columns as UTF-8 CSV with a byte order mark, formulas neutralised."""
    text = str(table.map(neutral_cell).to_csv(index=False))
    return text.encode("utf-8-sig")


def list_bytes(table: pd.DataFrame, lang: str) -> bytes:
    """Write a table of a page as CSV, with the notice line of maps as a last column, so that every row has it."""
    _ = translator(lang)
    return csv_bytes(table.assign(**{_("Notice"): notes_line(lang)}))
