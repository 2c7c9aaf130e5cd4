"""Choices of the responsibility page, kept in the address by id."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata.responsibility import ROLES, assignments, order_units
from geodata.tables import read_documents, read_tasks, read_units
from utils.choices import on_phone
from utils.filters import address_select
from utils.i18n import translator
from utils.responsibility_words import long_names, role_words, unit_kind_words
from utils.target_words import theme_words

FILTERS = ("document", "theme", "kind", "role")


@dataclass(frozen=True)
class UnitChoice:
    """What the page is asked to show; None is no choice."""

    unit: str | None
    document: str | None = None
    theme: str | None = None
    kind: str | None = None
    role: str | None = None


def unit_choices() -> dict[str, list[str]]:
    """Known values of the choices of the page."""
    return {
        "unit": list(read_units()["unit_id"]), "document": list(read_documents()["document_id"]),
        "theme": sorted(set(read_tasks()["theme"])), "kind": sorted(set(read_units()["kind"])), "role": list(ROLES),
    }  # fmt: skip


def choose_units(lang: str) -> UnitChoice:
    """Choice of a unit and, without one, of what the matrix shows."""
    _ = translator(lang)
    units, tasks = read_units(), read_tasks()
    names = long_names(units, lang)
    ordered = {unit: names[unit] for unit in order_units(assignments(tasks), units)}
    asked = st.query_params.get("unit") in ordered
    first, *others = st.columns([6, 7] if asked or on_phone() else [4, 3, 2, 3, 3])
    with first:
        unit = address_select("unit", _("Unit"), ordered, empty=_("All units"))
    if unit:
        return UnitChoice(unit)
    if len(others) == len(FILTERS):
        return matrix_choice(others, lang)
    with st.expander(_("Filters")):
        return matrix_choice([st.container() for _filter in FILTERS], lang)


def matrix_choice(columns: Sequence[DeltaGenerator], lang: str) -> UnitChoice:
    """Choice of what the matrix shows, one widget a column."""
    _ = translator(lang)
    tasks = read_tasks()
    documents = read_documents().set_index("document_id")[f"short_{lang}"].to_dict()
    themes = {theme: name for theme, name in theme_words(_).items() if theme in set(tasks["theme"])}
    kinds = {kind: name for kind, name in unit_kind_words(_).items() if kind in set(read_units()["kind"])}
    titles = _("Document"), _("Theme"), _("Kind of unit"), _("Role")
    chosen = []
    for column, key, title, names in zip(
        columns, FILTERS, titles, (documents, themes, kinds, role_words(_)), strict=True
    ):
        with column:
            chosen.append(address_select(key, title, names, empty=_("All")))
    return UnitChoice(None, *chosen)


def chosen_tasks(choice: UnitChoice) -> pd.DataFrame:
    """Tasks that the choice leaves."""
    tasks = read_tasks()
    if choice.document:
        tasks = tasks[tasks["document_id"] == choice.document]
    if choice.theme:
        tasks = tasks[tasks["theme"] == choice.theme]
    return tasks


def chosen_assignments(choice: UnitChoice) -> pd.DataFrame:
    """Units in tasks that the choice leaves."""
    given = assignments(chosen_tasks(choice))
    if choice.role:
        given = given[given["role"] == choice.role]
    if choice.kind:
        kinds = read_units().set_index("unit_id")["kind"]
        given = given[given["unit_id"].map(kinds) == choice.kind]
    return given
