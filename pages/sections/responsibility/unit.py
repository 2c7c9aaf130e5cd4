"""Blocks of the page of one unit: roles, tasks, partners, where its tasks take it."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.responsibility import COLLECTIVE, OPEN, ROLES, joined, partners, unit_tasks
from geodata.analysis.unit_mentions import mentions_of
from geodata.tables.readers import read_documents, read_places, read_regions, read_tasks, read_units
from pages.components.layout import show_figures, show_lines, show_section
from utils.html.cards import Figure, Line, row_html
from utils.html.citations import Reference
from utils.html.record_lines import record_line
from utils.text.code_names import scope_names
from utils.text.i18n import Translate, translator
from utils.text.unit_names import (
    MARKS,
    collective_note,
    open_note,
    open_word,
    role_names,
    role_notes,
    tasks_text,
    unit_kind_names,
)
from utils.urls.page_urls import page_address, unit_address

TASKS_SHOWN = 14
SHOWN = 6


def document_text(tasks: pd.DataFrame, role: str, lang: str) -> str:
    """How many tasks of a role each document gives a unit: ``31号：13``; a dash where none does."""
    _ = translator(lang)
    counts = tasks.loc[tasks["role"] == role, "document_id"].value_counts()
    colon = _(": ")
    documents = read_documents().set_index("document_id")[f"short_{lang}"]
    parts = [f"{name}{colon}{counts[document]}" for document, name in documents.items() if document in counts]
    return ("；" if lang == "zh" else "; ").join(parts) or "—"


def role_figures(tasks: pd.DataFrame, lang: str) -> list[Figure]:
    """Three figures, one a role, with their documents; they are never added up."""
    _ = translator(lang)
    words = role_names(lang)
    counts = tasks["role"].value_counts()
    return [
        Figure(words[role], str(int(counts.get(role, 0))), "", document_text(tasks, role, lang), MARKS[role])
        for role in ROLES
    ]


def task_line(task: pd.Series, lang: str) -> Line:
    """One task with its clause; whether its list is open."""
    _ = translator(lang)
    return record_line("tasks", task, task[f"title_{lang}"], lang, open_word(_) if task["open_list"] == OPEN else "")


def show_unit_tasks(tasks: pd.DataFrame, lang: str) -> None:
    """Show the tasks of a unit, a list for each role."""
    _ = translator(lang)
    words, notes = role_names(lang), role_notes(lang)
    for role in ROLES:
        mine = tasks[tasks["role"] == role]
        if len(mine):
            show_section(f"{MARKS[role]} {words[role]} · {len(mine)}", notes[role])
            show_lines([task_line(task, lang) for _index, task in mine.iterrows()], lang, TASKS_SHOWN)
    if (tasks["open_list"] == OPEN).any():
        st.html(f'<div class="a-block a-note"><b>{escape(open_word(_))}</b> {escape(open_note(_))}</div>')


def mention_lines(unit_id: str, lang: str) -> list[Line]:
    """Clauses whose running text names a unit outside the lists."""
    names = read_units().set_index("unit_id")[f"name_{lang}"]
    return [
        Line(names[unit_id], reference=Reference(each.document_id, each.locator, each.evidence))
        for each in mentions_of(unit_id)
    ]


def show_mentions(unit_id: str, tasks: pd.DataFrame, lang: str) -> None:
    """Show where running text names a unit; said in words when no list does."""
    _ = translator(lang)
    if tasks.empty:
        text = _("No list of units names it for a task. The documents name it in running text only:")
        st.html(f'<div class="a-block a-empty">{escape(text)}</div>')
    lines = mention_lines(unit_id, lang)
    if lines:
        show_section(_("Named in running text, without a role"), str(len(lines)))
        show_lines(lines, lang)


def printed_names(unit: pd.Series) -> str:
    """Names as the documents print them, each in quotation marks."""
    return " ".join(f"<q>{escape(name)}</q>" for name in (unit["name_zh"], *unit["aliases"]))


def show_unit_card(unit: pd.Series, tasks: pd.DataFrame, lang: str) -> None:
    """Show kind, printed names and scopes of a unit, and the way to its sheet."""
    _ = translator(lang)
    scopes = scope_names(lang)
    counts = tasks["scope"].value_counts()
    reach = [f"{escape(scopes[scope])} {n}" for scope, n in counts.items()]
    note = f'<p class="a-note">{escape(collective_note(_))}</p>' if unit["kind"] == COLLECTIVE else ""
    address = page_address(f"print/units/{unit['unit_id']}", {}, lang).removesuffix("?")
    sheet = _("One-page sheet to print")
    rows = [
        row_html(_("Kind"), escape(unit_kind_names(lang)[unit["kind"]])),
        row_html(_("Printed as"), printed_names(unit)),
        row_html(_("Tasks by scope"), "<br>".join(reach) or "—"),
    ]
    st.html(
        f'<div class="a-block"><article class="a-card" data-unit="{escape(unit["unit_id"])}"><header>'
        f"<h2>{escape(unit[f'name_{lang}'])}</h2></header>{''.join(rows)}{note}"
        f'<p><a href="{escape(address)}" target="_blank">{escape(sheet)} →</a></p></article></div>'
    )


def partner_lines(unit_id: str, lang: str, *, many: bool) -> list[Line]:
    """Units that share tasks with a unit: single ones, or collectives."""
    _ = translator(lang)
    units = read_units().set_index("unit_id")
    return [
        Line(units.loc[other, f"name_{lang}"], tasks_text(n, _), address=unit_address(str(other), lang))
        for other, n in partners(unit_id, read_tasks()).items()
        if (units.loc[other, "kind"] == COLLECTIVE) == many
    ]


def region_lines(tasks: pd.DataFrame, lang: str) -> list[Line]:
    """Regions that the clauses of some tasks name."""
    _ = translator(lang)
    names = read_regions().set_index("region_id")[f"name_{lang}"]
    counts = tasks["region_ids"].explode().value_counts()
    return [
        Line(
            names[region], tasks_text(int(counts[region]), _), address=page_address("regions", {"region": region}, lang)
        )
        for region in joined(tasks["region_ids"])
    ]


def place_lines(tasks: pd.DataFrame, lang: str) -> list[Line]:
    """Places and works that the clauses of some tasks name, once each."""
    places = read_places().set_index("place_id")
    found = places.loc[joined(tasks["place_ids"])].drop_duplicates("entity_id")
    return [record_line("places", row, row[f"name_{lang}"], lang) for _index, row in found.iterrows()]


def show_list(title: str, lines: Sequence[Line], lang: str, *, light: bool = False) -> None:
    """Show a short list with the rest folded away; nothing where there is none."""
    if not lines:
        return
    show_section(title, str(len(lines)))
    show_lines(lines, lang, SHOWN, "a-partners a-light" if light else "a-partners")


def show_unit_reach(unit_id: str, tasks: pd.DataFrame, lang: str) -> None:
    """Show who shares the tasks of a unit, and the regions and places that these tasks name."""
    _ = translator(lang)
    show_list(_("Units in the same tasks"), partner_lines(unit_id, lang, many=False), lang)
    show_list(_("Collectives in the same tasks"), partner_lines(unit_id, lang, many=True), lang, light=True)
    show_list(_("Regions that these clauses name"), region_lines(tasks, lang), lang)
    show_list(_("Places and works that these clauses name"), place_lines(tasks, lang), lang)


def show_unit(unit_id: str, lang: str) -> None:
    """Show the page of one unit."""
    tasks = unit_tasks(unit_id, read_tasks())
    unit = read_units().set_index("unit_id", drop=False).loc[unit_id]
    main, side = st.columns([8, 4])
    with main:
        show_figures(role_figures(tasks, lang), lang)
        show_unit_tasks(tasks, lang)
        show_mentions(unit_id, tasks, lang)
    with side:
        show_unit_card(unit, tasks, lang)
        show_unit_reach(unit_id, tasks, lang)


def matrix_note(_: Translate) -> str:
    """What the marks of the matrix mean."""
    words = role_names(_.lang)
    marks = "   ".join(f"{MARKS[role]} {words[role]}" for role in ROLES)
    return f"{marks}   … {open_word(_)}"
