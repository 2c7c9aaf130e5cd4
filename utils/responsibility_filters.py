"""Choices of the responsibility page, kept in the address by id."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from geodata.responsibility import ROLES, assignments, order_units
from geodata.tables import read_documents, read_tasks, read_units
from utils.choices import on_phone
from utils.filters import address_select, filter_selects
from utils.i18n import translator
from utils.responsibility_words import long_names, role_words, unit_kind_words
from utils.target_words import theme_words


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
    return UnitChoice(None, *filter_selects(others, matrix_filters(lang), lang))


def matrix_filters(lang: str) -> list[tuple[str, str, dict[str, str]]]:
    """What the matrix can be narrowed to: name in the address, label, shown names by id."""
    _ = translator(lang)
    given, kinds = set(read_tasks()["theme"]), set(read_units()["kind"])
    return [
        ("document", _("Document"), read_documents().set_index("document_id")[f"short_{lang}"].to_dict()),
        ("theme", _("Theme"), {theme: name for theme, name in theme_words(_).items() if theme in given}),
        ("kind", _("Kind of unit"), {kind: name for kind, name in unit_kind_words(_).items() if kind in kinds}),
        ("role", _("Role"), role_words(_)),
    ]


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
