"""Units by tasks: one mark a role, every column a clause, heads that stay in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import pandas as pd

from geodata.analysis.responsibility import COLLECTIVE, OPEN, order_units, task_chapter
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.readers import read_documents, read_units
from utils.text.formatting import locator_text
from utils.text.i18n import Translate, translator
from utils.text.unit_names import MARKS, open_word, role_names
from utils.urls.page_urls import page_address, unit_address

FEW = 26


@dataclass(frozen=True)
class Column:
    """One task as a column: its chapter, short clause, whole name, address, and whether its list is open."""

    task_id: str
    chapter: str
    short: str
    name: str
    address: str
    is_open: bool


def matrix_columns(tasks: pd.DataFrame, lang: str) -> list[Column]:
    """Columns of the matrix, by document and chapter; the document with most tasks comes first."""
    documents = read_documents().set_index("document_id")[f"short_{lang}"]
    weight = -tasks["document_id"].map(tasks["document_id"].value_counts())
    tasks = tasks.loc[weight.sort_values(kind="stable").index]
    return [
        Column(
            task["task_id"],
            task_chapter(pd.Series(task)),
            locator_text(task["locator"].removeprefix("附件").strip(), lang),
            f"{documents[task['document_id']]} {locator_text(task['locator'], lang)} {task[f'title_{lang}']}",
            page_address("documents", {"clause": clause_id(task["document_id"], task["locator"])}, lang),
            task["open_list"] == OPEN,
        )
        for task in tasks.to_dict("records")
    ]


def _head_html(columns: Sequence[Column], names: dict[str, str], lang: str) -> str:
    _ = translator(lang)
    words = {True: open_word(_), False: ""}
    top = "".join(
        f'<th colspan="{len(list(group))}" class="a-first" scope="colgroup" title="{escape(names[chapter])}">'
        f"<span>{escape(names[chapter])}</span></th>"
        for chapter, group in groupby(columns, key=lambda column: column.chapter)
    )
    below = "".join(
        f'<th scope="col" class="{_classes(first, column)}" title="{escape(column.name)} {words[column.is_open]}">'
        f'<a href="{escape(column.address)}" target="_self">{escape(column.short)}</a></th>'
        for first, column in _with_first(columns)
    )
    unit = escape(_("Unit"))
    return f'<thead><tr><th rowspan="2" scope="col">{unit}</th>{top}</tr><tr>{below}</tr></thead>'


def _with_first(columns: Sequence[Column]) -> Iterator[tuple[bool, Column]]:
    """Columns, each with whether it opens a chapter."""
    for i, column in enumerate(columns):
        yield i == 0 or columns[i - 1].chapter != column.chapter, column


def _classes(first: bool, column: Column) -> str:  # noqa: FBT001 (a column's own state)
    return " ".join(name for name, holds in (("a-first", first), ("a-open-list", column.is_open)) if holds)


def _row_html(name: str, address: str, roles: dict[str, str], columns: Sequence[Column], _: Translate) -> str:
    words = role_names(_.lang)
    cells = []
    for first, column in _with_first(columns):
        role = roles.get(column.task_id)
        edge = ' class="a-first"' if first else ""
        title = f' title="{escape(f"{name} · {words[role]} · {column.name}")}"' if role else ""
        cells.append(f"<td{edge}{title}>{MARKS[role] if role else ''}")
    return (
        f'<tr><th scope="row"><a href="{escape(address)}" target="_self">{escape(name)}</a></th>{"".join(cells)}</tr>'
    )


def matrix_html(tasks: pd.DataFrame, given: pd.DataFrame, lang: str) -> str:
    """Table of units by tasks; collectives in a block of their own, in a lighter ink.

    Parameters
    ----------
    tasks
        The tasks of the columns.
    given
        Units in these tasks, with their roles.
    lang
        Language of the page.
    """
    _ = translator(lang)
    columns = matrix_columns(tasks[tasks["task_id"].isin(given["task_id"])], lang)
    units = read_units().set_index("unit_id")
    documents = read_documents().set_index("document_id")[f"short_{lang}"]
    chapters = read_clauses().set_index("clause_id")
    names = {
        chapter: f"{documents[row['document_id']]} {row[f'heading_{lang}']}"
        for chapter, row in chapters.loc[[column.chapter for column in columns]].iterrows()
    }
    bodies = {False: "", True: ""}
    for unit in order_units(given, units.reset_index()):
        roles = given[given["unit_id"] == unit].set_index("task_id")["role"].to_dict()
        if roles:
            many = units.loc[unit, "kind"] == COLLECTIVE
            bodies[many] += _row_html(units.loc[unit, f"name_{lang}"], unit_address(unit, lang), roles, columns, _)
    wide = " a-few" if len(columns) <= FEW else ""
    label, collectives = escape(_("Units and their tasks")), escape(_("Collectives: never expanded into single units"))
    block = (
        f'<tbody class="a-collective"><tr><th scope="rowgroup" class="a-block-head">{collectives}</th>'
        f'<td colspan="{len(columns)}"></td></tr>{bodies[True]}</tbody>'
        if bodies[True]
        else ""
    )
    return (
        f'<div class="a-block a-matrix{wide}" role="region" tabindex="0" aria-label="{label}">'
        f'<table style="--columns:{len(columns)}"><colgroup><col class="a-name">'
        f'<col span="{len(columns)}" class="a-cell"></colgroup>'
        f"{_head_html(columns, names, lang)}<tbody>{bodies[False]}</tbody>{block}</table></div>"
    )
