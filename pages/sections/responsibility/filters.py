"""Choices of the responsibility page, kept in the address by id."""

import streamlit as st

from geodata.analysis.responsibility import UnitChoice, assignments, order_units
from geodata.tables.readers import read_documents, read_tasks, read_units
from pages.components.address_state import on_phone
from pages.components.filters import address_select, filter_selects
from utils.text.code_names import theme_names_of_targets
from utils.text.i18n import translator
from utils.text.unit_names import long_names, role_names, unit_kind_names


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
        ("theme", _("Theme"), {theme: name for theme, name in theme_names_of_targets(lang).items() if theme in given}),
        ("kind", _("Kind of unit"), {kind: name for kind, name in unit_kind_names(lang).items() if kind in kinds}),
        ("role", _("Role"), role_names(lang)),
    ]
