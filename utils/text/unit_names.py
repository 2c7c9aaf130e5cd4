"""Labels and signs of the responsibility page."""

import pandas as pd

from geodata.tables.codelists import code_names
from utils.text.i18n import Translate

MARKS = {"lead": "●", "support": "◐", "listed": "○"}


def role_names(lang: str) -> dict[str, str]:
    """Names of the roles of a unit in a task."""
    return code_names("role", lang)


def role_notes(lang: str) -> dict[str, str]:
    """What the documents print for each role."""
    return code_names("role", lang, "note")


def unit_kind_names(lang: str) -> dict[str, str]:
    """Names of the kinds of units."""
    return code_names("unit-kind", lang)


def long_names(units: pd.DataFrame, lang: str) -> dict[str, str]:
    """Names of units by id, in Chinese with their aliases, for search.

    Parameters
    ----------
    units
        Columns ``unit_id``, ``name_zh``, ``name_en``, ``aliases``.
    lang
        ``zh`` or ``en``.
    """
    if lang == "en":
        return dict(zip(units["unit_id"], units["name_en"], strict=True))
    return {
        row["unit_id"]: row["name_zh"] + (f"（{'、'.join(row['aliases'])}）" if row["aliases"] else "")
        for row in units.to_dict("records")
    }


def tasks_text(n: int, _: Translate) -> str:
    """Number of tasks as text."""
    return _.ngettext("{n} task", "{n} tasks", n).replace("{n}", str(n))


def collective_note(_: Translate) -> str:
    """Note on collectives."""
    return _("A collective: the documents do not say which bodies; it is never expanded into single units.")


def open_word(_: Translate) -> str:
    """Label of a list of units that the document leaves open."""
    return _("list left open")


def open_note(_: Translate) -> str:
    """Note on open lists."""
    return _("The printed list ends in “and others”: the units shown are the least, others may be meant.")
