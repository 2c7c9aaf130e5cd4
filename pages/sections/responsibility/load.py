"""Load of each unit by document, and the clauses that list no unit."""

import pandas as pd
import streamlit as st
from htpy import Element, a, b, details, div, i, span, summary, table, tbody, td, th, thead, tr

from geodata.analysis.responsibility import (
    COLLECTIVE,
    ROLES,
    clauses_without_units,
    order_units,
    role_counts,
    with_lists,
)
from geodata.analysis.unit_mentions import read_mentions
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.readers import read_documents, read_provisions, read_tasks, read_units
from pages.components.layout import show_html, show_section
from utils.html.cards import Line, line_html
from utils.html.citations import Reference
from utils.text.formatting import join_names
from utils.text.i18n import Translate, translator
from utils.text.unit_names import MARKS, role_names
from utils.urls.page_urls import page_address, unit_address

SHOWN = 15
CLAUSES_SHOWN = 5


def load_columns(counts: pd.DataFrame) -> list[tuple[str, str]]:
    """Pairs of document and role that occur, by date of the document and order of the roles."""
    documents = list(read_documents()["document_id"])
    return sorted(counts.columns, key=lambda pair: (documents.index(pair[0]), ROLES.index(pair[1])))


def _bar(n: int, most: int) -> Element:
    return td[i(style=f"width:{n / most * 100:.0f}%"), b[str(n)]] if n else td[()]


def load_html(given: pd.DataFrame, lang: str, units: list[str]) -> Element:
    """Table of units with a bar for each document and role; nothing is added up."""
    _ = translator(lang)
    facts = read_units().set_index("unit_id")
    counts = role_counts(given)
    columns = load_columns(counts)
    documents = read_documents().set_index("document_id")[f"short_{lang}"]
    words = role_names(lang)
    heads = (th(scope="col")[f"{documents[document]} {MARKS[role]} {words[role]}"] for document, role in columns)
    most = int(counts.to_numpy().max())
    rows = (
        tr(class_="a-collective" if facts.loc[unit, "kind"] == COLLECTIVE else None)[
            th(scope="row")[a(href=unit_address(unit, lang), target="_self")[facts.loc[unit, f"name_{lang}"]]],
            (_bar(int(counts.loc[unit, pair]), most) for pair in columns),
        ]
        for unit in units
    )
    label = _("Load of each unit by document")
    return div(class_="a-block a-load", role="region", tabindex="0", aria_label=label)[
        table[thead[tr[th(scope="col")[_("Unit")], heads]], tbody[rows]]
    ]


def show_load(given: pd.DataFrame, lang: str) -> None:
    """Show the load of the units that the filters leave; the lighter ones are folded away."""
    _ = translator(lang)
    busy = set(given["unit_id"])
    units = [unit for unit in order_units(given, read_units()) if unit in busy]
    show_section(_("Load of each unit by document"), _("tasks by role, side by side; roles are not added up"))
    show_html(load_html(given, lang, units[:SHOWN]))
    if len(units) > SHOWN:
        with st.expander(_("{n} more").replace("{n}", str(len(units) - SHOWN))):
            show_html(load_html(given, lang, units[SHOWN:]))


def mentioned_text(clause: str, lang: str, _: Translate) -> str:
    """Units that the running text of a clause names, or the plain statement that none is named in a list."""
    names = read_units().set_index("unit_id")[f"name_{lang}"]
    found = [names[each.unit_id] for each in read_mentions() if clause_id(each.document_id, each.locator) == clause]
    if not found:
        return _("no responsible unit named in this clause")
    return _("no list; running text names") + " " + join_names(found, lang)


def gap_lines(clauses: pd.DataFrame, lang: str) -> list[Line]:
    """Clauses as lines that open the clause, with the units that their running text names."""
    _ = translator(lang)
    return [
        Line(
            row[f"heading_{lang}"],
            mentioned_text(row["clause_id"], lang, _),
            Reference(row["document_id"], row["locator"]),
            page_address("documents", {"clause": row["clause_id"]}, lang),
        )
        for _index, row in clauses.iterrows()
    ]


def gap_text(_: Translate) -> dict[str, str]:
    """What each document does about units, in a sentence."""
    return {
        "cq-2022-5": _(
            "The annex lists units for {n} tasks taken from the body. These clauses of the body have no row in it; "
            "all but one are preamble, principles or aims."
        ),
        "cq-2022-37": _("The plan lists no unit for any task. Only the last chapter names bodies, in running text."),
        "cq-2022-31": _("Every one of the {n} items prints its units. What remains is preamble, principles and aims."),
        "cq-office-2022-81": _(
            "No measure lists a unit that answers for it; the closing charges the Finance Bureau with detailed rules."
        ),
    }


def show_gaps(lang: str) -> None:
    """Show for each document how many clauses list no unit, and which."""
    _ = translator(lang)
    notes = gap_text(_)
    title, note = _("Clauses for which no unit is listed"), _("a unit may still be meant: the text does not say which")
    show_section(title, note)
    documents = read_documents().set_index("document_id")
    tasks = with_lists(read_tasks())["document_id"].value_counts()
    gaps = clauses_without_units(read_clauses(), read_provisions(), read_tasks())
    for document, row in documents.iterrows():
        lines = gap_lines(gaps[gaps["document_id"] == document], lang)
        sentence = notes[str(document)].replace("{n}", str(tasks.get(document, 0)))
        count = _.ngettext("{n} clause", "{n} clauses", len(lines)).replace("{n}", str(len(lines)))
        head = summary[b[row[f"short_{lang}"], " · ", count], span[sentence]]
        cells = div(class_="a-lines")[(line_html(line, lang) for line in lines)]
        show_html(div(class_="a-block a-gaps", data_document=str(document))[details[head, cells]])
