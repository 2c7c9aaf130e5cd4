"""The 59 tasks of the eco-city's annex: board, table, units, and where annex and body differ."""

import re
from collections import Counter
from html import escape

import pandas as pd
import streamlit as st

from geodata.analysis.responsibility import DOCUMENT, eco_tasks, task_units
from geodata.tables.clauses import clause_id
from geodata.tables.readers import read_conflicts, read_documents, read_units
from layers.views.page_parameters import page_choices
from pages.components.filters import address_select
from pages.components.layout import show_section
from pages.sections.sources.conflicts import show_conflicts
from utils.api.csv_safety import list_bytes
from utils.html.citations import reference_html, reference_of
from utils.text.code_names import theme_names_of_targets
from utils.text.formatting import join_names, locator_text
from utils.text.i18n import Translate, translator
from utils.urls.page_urls import page_address, record_address

UNITS_ON_CARD = 3


def unit_names(lang: str) -> dict[str, str]:
    """Names of units by id."""
    units = read_units()
    return dict(zip(units["unit_id"], units[f"name_{lang}"], strict=True))


def chosen_tasks(lang: str) -> pd.DataFrame:
    """Tasks that the filters by unit and theme leave."""
    _ = translator(lang)
    names, themes, choices = unit_names(lang), theme_names_of_targets(lang), page_choices("eco-city")
    left, right = st.columns([4, 4, 4])[:2]
    with left:
        unit = address_select("unit", _("Unit"), {each: names[each] for each in choices["unit"]}, empty=_("All units"))
    with right:
        theme = address_select(
            "theme", _("Theme"), {each: themes[each] for each in choices["theme"]}, empty=_("All themes")
        )
    tasks = eco_tasks()
    keep = tasks.apply(task_units, axis=1).map(lambda units: unit is None or unit in units)
    return tasks[keep & (tasks["theme"] == theme if theme else True)]


def show_board(tasks: pd.DataFrame, lang: str) -> None:
    """Cards by theme: number, title, units, clause of the body, and that nothing is reported."""
    _ = translator(lang)
    themes, names = theme_names_of_targets(lang), unit_names(lang)
    if tasks.empty:
        st.caption(_("No task matches these filters. Clear one of them."))
        return
    columns = "".join(
        f"<section><h3>{escape(words)} <small>{len(rows)}</small></h3>"
        f"{''.join(_card(task, names, lang) for _index, task in rows.iterrows())}</section>"
        for theme, words in themes.items()
        if len(rows := tasks[tasks["theme"] == theme])
    )
    st.html(f'<div class="a-block a-board">{columns}</div>')


def _card(task: pd.Series, names: dict[str, str], lang: str) -> str:
    _ = translator(lang)
    address = record_address("tasks", task["task_id"], (task["document_id"], task["locator"]), lang)
    units = task_units(task)
    shown = join_names((names[unit] for unit in units[:UNITS_ON_CARD]), lang)
    more = _("and {n} more").replace("{n}", str(len(units) - UNITS_ON_CARD)) if len(units) > UNITS_ON_CARD else ""
    everyone = join_names((names[unit] for unit in units), lang)
    unreported = _("Not reported")
    reference = reference_html(reference_of(task), lang)
    return (
        f'<article data-task="{escape(task["task_id"])}"><a href="{escape(address)}" target="_self">'
        f'{escape(task[f"title_{lang}"])}</a><p title="{escape(everyone)}">{escape(shown)} {escape(more)}</p>'
        f"<div>{reference}{_body(task, lang)}"
        f'<span class="a-chip a-notReported">○ {escape(unreported)}</span></div></article>'
    )


def _body(task: pd.Series, lang: str) -> str:
    _ = translator(lang)
    word = _("body")
    links = [
        f'<a href="{escape(page_address("documents", {"clause": clause_id(DOCUMENT, locator)}, lang))}" target="_self">'
        f"{escape(word)} {escape(locator_text(locator, lang))}</a>"
        for locator in task["body_locator"]
    ]
    return " ".join(links)


def task_table(tasks: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The tasks as a table to read and to take away."""
    _ = translator(lang)
    names, themes = unit_names(lang), theme_names_of_targets(lang)

    def named(ids: tuple[str, ...]) -> str:
        return join_names((names[unit] for unit in ids), lang)

    def clauses(locators: tuple[str, ...]) -> str:
        return join_names((locator_text(locator, lang) for locator in locators), lang)

    return pd.DataFrame(
        {
            _("Annex"): tasks["locator"].map(lambda locator: locator_text(locator, lang)),
            _("Task"): tasks[f"title_{lang}"],
            _("Theme"): tasks["theme"].map(themes),
            _("Body"): tasks["body_locator"].map(clauses),
            _("Leads"): tasks["lead_unit_ids"].map(named),
            _("Listed without a role"): tasks["listed_unit_ids"].map(named),
            _("As printed"): tasks["evidence"],
            _("Progress"): _("Not reported"),
        }
    )


def show_table(tasks: pd.DataFrame, lang: str) -> None:
    """The table of tasks with its download."""
    _ = translator(lang)
    table = task_table(tasks, lang)
    st.dataframe(table, hide_index=True, height=520)
    st.download_button(_("Download as CSV"), list_bytes(table, lang), "eco-city-tasks.csv", "text/csv")


def show_units(lang: str) -> None:
    """In how many rows of the annex each unit is named, roles apart."""
    _ = translator(lang)
    names, tasks = unit_names(lang), eco_tasks()
    listed, lead = (Counter(unit for ids in tasks[f"{role}_unit_ids"] for unit in ids) for role in ("listed", "lead"))
    show_section(_("Units named in the annex"), _("the annex lists units without roles, but for one row"))
    order = sorted({*listed, *lead}, key=lambda unit: (-listed[unit], -lead[unit], names[unit]))
    lines = "".join(_unit_line(unit, names[unit], lead[unit], listed[unit], lang, _) for unit in order)
    st.html(f'<div class="a-block a-units">{lines}</div>')


def _unit_line(unit: str, name: str, lead: int, listed: int, lang: str, _: Translate) -> str:
    address = page_address("responsibility", {"unit": unit}, lang)
    words = [
        _("listed {n}").replace("{n}", str(listed)) if listed else "",
        _("leads {n}").replace("{n}", str(lead)) if lead else "",
    ]
    aside = " · ".join(word for word in words if word)
    return (
        f'<div class="a-row"><span><a href="{escape(address)}" target="_self">{escape(name)}</a></span>'
        f"<span>{escape(aside)}</span></div>"
    )


def show_differences(lang: str) -> None:
    """Where the annex says otherwise than the body, with the ruling."""
    _ = translator(lang)
    conflicts = read_conflicts()
    short = read_documents().set_index("document_id").loc[DOCUMENT, "short_zh"]
    of_annex = conflicts["difference"].str.contains(f"{short} 附件", regex=False)
    of_body = conflicts["difference"].str.contains(f"{re.escape(short)} [^附]", regex=True)
    # What the annex leaves out has no words of the annex to quote; its subject says so.
    left_out = conflicts["subject_zh"].str.contains("附件", regex=False)
    found = conflicts[(of_annex | left_out) & of_body]
    show_section(_("Annex and body side by side"), str(len(found)))
    show_conflicts(found, lang)
