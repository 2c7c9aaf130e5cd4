"""Records as lines of a list: name, word beside it, clause, and the way to the record."""

import pandas as pd

from utils.html.cards import Line
from utils.html.citations import reference_of
from utils.text.formatting import format_figure
from utils.urls.page_urls import record_address

KEYS = {"places": "entity_id", "targets": "target_id", "tasks": "task_id", "provisions": "provision_id"}


def record_line(table: str, row: pd.Series, name: str, lang: str, aside: str = "") -> Line:
    """Line of a record that opens it at its clause.

    Parameters
    ----------
    table, row
        One of ``KEYS``, and a row of that table.
    name, aside
        What is shown, and the word beside it.
    lang
        Language of the page.
    """
    address = record_address(table, row[KEYS[table]], (row["document_id"], row["locator"]), lang)
    return Line(name, aside, reference_of(row), address)


def dated_figure(target: pd.Series, lang: str) -> str:
    """Figure of a target with its year; empty where the document prints neither."""
    figure = format_figure(target, lang)
    return " · ".join(part for part in ("" if figure == "—" else figure, target["target_year"]) if part)
