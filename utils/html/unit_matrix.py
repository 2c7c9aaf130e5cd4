"""Units by tasks: one mark a role, every column a clause, heads that stay in sight."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd
from htpy import Element, a, col, colgroup, div, span, table, tbody, td, th, thead, tr
from markupsafe import Markup

from geodata.analysis.responsibility import COLLECTIVE, OPEN, order_units, task_chapter
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.readers import read_documents, read_units
from utils.html.markup import rendered
from utils.text.formatting import locator_text
from utils.text.i18n import Translate, translator
from utils.text.unit_names import MARKS, open_word, role_names
from utils.urls.page_urls import page_address, unit_address

FEW = 26
# By whether the cell opens a chapter. Thousands of cells: filled as text, they cost a fraction of an element each.
ROLE_CELLS = {
    True: Markup('<td class="a-first" title="{title}">{mark}</td>'),
    False: Markup('<td title="{title}">{mark}</td>'),
}
EMPTY_CELLS = {True: rendered(td(class_="a-first")), False: rendered(td)}


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


def _head_html(columns: Sequence[Column], names: dict[str, str], lang: str) -> Element:
    _ = translator(lang)
    words = {True: open_word(_), False: ""}
    top = (
        th(colspan=str(len(list(group))), class_="a-first", scope="colgroup", title=names[chapter])[
            span[names[chapter]]
        ]
        for chapter, group in groupby(columns, key=lambda column: column.chapter)
    )
    below = (
        th(scope="col", class_=_classes(first, column), title=f"{column.name} {words[column.is_open]}")[
            a(href=column.address, target="_self")[column.short]
        ]
        for first, column in _with_first(columns)
    )
    return thead[tr[th(rowspan="2", scope="col")[_("Unit")], top], tr[below]]


def _with_first(columns: Sequence[Column]) -> Iterator[tuple[bool, Column]]:
    """Columns, each with whether it opens a chapter."""
    for i, column in enumerate(columns):
        yield i == 0 or columns[i - 1].chapter != column.chapter, column


def _classes(first: bool, column: Column) -> str:  # noqa: FBT001 (a column's own state)
    return " ".join(name for name, holds in (("a-first", first), ("a-open-list", column.is_open)) if holds)


def _row_html(name: str, address: str, roles: dict[str, str], columns: Sequence[Column], _: Translate) -> Markup:
    words = role_names(_.lang)
    cells = []
    for first, column in _with_first(columns):
        role = roles.get(column.task_id)
        if role:
            title = f"{name} · {words[role]} · {column.name}"
            cells.append(ROLE_CELLS[first].format(title=title, mark=MARKS[role]))
        else:
            cells.append(EMPTY_CELLS[first])
    return rendered(tr[th(scope="row")[a(href=address, target="_self")[name]], Markup().join(cells)])


def _chapter_names(columns: Sequence[Column], lang: str) -> dict[str, str]:
    documents = read_documents().set_index("document_id")[f"short_{lang}"]
    chapters = read_clauses().set_index("clause_id")
    return {
        chapter: f"{documents[row['document_id']]} {row[f'heading_{lang}']}"
        for chapter, row in chapters.loc[[column.chapter for column in columns]].iterrows()
    }


def _collectives_html(rows: list[Markup], width: int, _: Translate) -> Element:
    head = th(scope="rowgroup", class_="a-block-head")[_("Collectives: never expanded into single units")]
    return tbody(class_="a-collective")[tr[head, td(colspan=str(width))], rows]


def matrix_html(tasks: pd.DataFrame, given: pd.DataFrame, lang: str) -> Element:
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
    units = read_units()
    names, kinds = (dict(zip(units["unit_id"], units[name], strict=True)) for name in (f"name_{lang}", "kind"))
    given_roles: dict[str, dict[str, str]] = {}
    for unit, task, role in zip(given["unit_id"], given["task_id"], given["role"], strict=True):
        given_roles.setdefault(unit, {})[task] = role
    bodies: dict[bool, list[Markup]] = {False: [], True: []}
    for unit in order_units(given, units):
        if unit in given_roles:
            row = _row_html(names[unit], unit_address(unit, lang), given_roles[unit], columns, _)
            bodies[kinds[unit] == COLLECTIVE].append(row)
    style = f"a-block a-matrix{' a-few' if len(columns) <= FEW else ''}"
    return div(class_=style, role="region", tabindex="0", aria_label=_("Units and their tasks"))[
        table(style=f"--columns:{len(columns)}")[
            colgroup[col(class_="a-name"), col(span=str(len(columns)), class_="a-cell")],
            _head_html(columns, _chapter_names(columns, lang), lang),
            tbody[bodies[False]],
            _collectives_html(bodies[True], len(columns), _) if bodies[True] else None,
        ]
    ]
