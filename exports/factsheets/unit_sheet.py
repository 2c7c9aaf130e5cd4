"""The A4 sheet of a unit: its tasks by role, who shares them, and the regions they name."""

from collections.abc import Sequence

import pandas as pd

from exports.factsheets.model import Part, Sheet
from geodata.analysis.responsibility import COLLECTIVE, OPEN, ROLES, joined, partners, unit_tasks
from geodata.analysis.unit_mentions import mentions_of
from geodata.tables.readers import read_documents, read_regions, read_tasks, read_units
from utils.html.citations import source_text
from utils.text.formatting import clause_text, join_names
from utils.text.i18n import translator
from utils.text.unit_names import MARKS, collective_note, open_note, role_names, tasks_text, unit_kind_names

# How many rows of each list fit on one page, with every list in use.
ROOM = {"zh": 60, "en": 38}
LEAST = 6
PARTNERS = {"zh": 12, "en": 8}
OPEN_SIGN = "…"


def shares(counts: Sequence[int], room: int) -> list[int]:
    """Rows that each list may print: short lists in full, the rest of the room to the longer ones.

    Parameters
    ----------
    counts
        Rows that each list has.
    room
        Rows in all.
    """
    given = [min(count, LEAST) for count in counts]
    while sum(given) < room and any(has < count for has, count in zip(given, counts, strict=True)):
        i = min((i for i, count in enumerate(counts) if given[i] < count), key=lambda i: given[i])
        given[i] += 1
    return given


def _task_rows(tasks: pd.DataFrame, lang: str) -> list[tuple[str, str]]:
    documents = read_documents().set_index("document_id")
    return [
        (
            task[f"title_{lang}"] + (f" {OPEN_SIGN}" if task["open_list"] == OPEN else ""),
            clause_text(documents.loc[task["document_id"]], task["locator"], lang),
        )
        for task in tasks.to_dict("records")
    ]


def task_parts(tasks: pd.DataFrame, lang: str, room: int) -> list[Part]:
    """Lists of tasks, one a role."""
    words = role_names(lang)
    lists = {role: _task_rows(tasks[tasks["role"] == role], lang) for role in ROLES}
    lists = {role: rows for role, rows in lists.items() if rows}
    limits = shares([len(rows) for rows in lists.values()], room)
    return [
        Part(f"{MARKS[role]} {words[role]}", rows[:limit], len(rows))
        for (role, rows), limit in zip(lists.items(), limits, strict=True)
    ]


def partner_part(unit_id: str, lang: str) -> list[Part]:
    """Units in the same tasks; none without tasks."""
    _ = translator(lang)
    units = read_units().set_index("unit_id")
    rows = [
        (units.loc[other, f"name_{lang}"], tasks_text(n, _)) for other, n in partners(unit_id, read_tasks()).items()
    ]
    return [Part(_("Units in the same tasks"), rows[: PARTNERS[lang]], len(rows))] if rows else []


def mention_part(unit_id: str, lang: str) -> list[Part]:
    """Clauses whose running text names the unit."""
    _ = translator(lang)
    documents = read_documents().set_index("document_id")
    rows = [
        (f"「{each.evidence}」", clause_text(documents.loc[each.document_id], each.locator, lang))
        for each in mentions_of(unit_id)
    ]
    return [Part(_("Named in running text, without a role"), rows, len(rows))] if rows else []


def region_note(tasks: pd.DataFrame, lang: str) -> list[str]:
    """Regions that the clauses of the tasks name, as one sentence."""
    _ = translator(lang)
    names = read_regions().set_index("region_id")[f"name_{lang}"]
    regions = [names[region] for region in joined(tasks["region_ids"])]
    return [_("Regions that these clauses name") + _(": ") + join_names(regions, lang)] if regions else []


def unit_notes(unit: pd.Series, tasks: pd.DataFrame, lang: str) -> list[str]:
    """Sentences under the lists."""
    _ = translator(lang)
    notes = region_note(tasks, lang)
    if (tasks["open_list"] == OPEN).any():
        notes.append(f"{OPEN_SIGN} {open_note(_)}")
    if unit["kind"] == COLLECTIVE:
        notes.append(collective_note(_))
    return notes


def unit_sheet_content(key: str, lang: str) -> Sheet | None:
    """Content of a unit's sheet; None where no unit has this id."""
    units = read_units().set_index("unit_id", drop=False)
    if key not in units.index:
        return None
    _ = translator(lang)
    unit, tasks = units.loc[key], unit_tasks(key, read_tasks())
    counts, words = tasks["role"].value_counts(), role_names(lang)
    printed = " ".join(f"「{name}」" for name in (unit["name_zh"], *unit["aliases"]))
    return Sheet(
        title=unit[f"name_{lang}"],
        subtitle=f"{unit_kind_names(lang)[unit['kind']]} · " + _("Printed as") + f" {printed}",
        figures=[(words[role], str(int(counts.get(role, 0)))) for role in ROLES],
        parts=task_parts(tasks, lang, ROOM[lang]) + partner_part(key, lang) + mention_part(key, lang),
        source=source_text([(document, "") for document in read_documents()["document_id"]], lang),
        notes=unit_notes(unit, tasks, lang),
    )
