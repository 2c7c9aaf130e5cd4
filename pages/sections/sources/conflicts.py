"""Blocks of the conflict ledger: each difference side by side, with the ruling or "open"."""

import re
from collections.abc import Mapping

import pandas as pd
import streamlit as st
from htpy import Element, Node, a, article, b, div, h3, header, li, mark, p, small, span, ul

from geodata.tables.codelists import code_names
from geodata.tables.readers import read_conflicts, read_documents, read_table
from geodata.tables.schema import read_resources
from pages.components.filters import address_select
from pages.components.layout import show_html
from utils.text.formatting import clause_text, join_names
from utils.text.i18n import Translate, translator
from utils.urls.page_urls import record_address

OPEN = "open"
RULED = "ruled"
HOMONYM = "homonym"
SHOWN = 30
NAMES = {
    "targets": "name", "places": "name", "tasks": "title", "measures": "title",
    "provisions": "heading", "units": "name", "regions": "name",
}  # fmt: skip
RECORDS_SHOWN = 6


def conflict_choices() -> dict[str, list[str]]:
    """Known values of the choices of the page."""
    conflicts = read_conflicts()
    return {
        "kind": sorted(set(conflicts["kind"])), "ruling": [OPEN, RULED],
        "conflict": list(conflicts["conflict_id"]), "part": list(part_names(len(conflicts))),
    }  # fmt: skip


def chosen_conflicts(lang: str) -> pd.DataFrame:
    """Conflicts that the filters of the page leave, or the one that the address names."""
    _ = translator(lang)
    conflicts = read_conflicts()
    asked = st.query_params.get("conflict")
    columns = st.columns([3, 3, 6])
    with columns[0]:
        kind = address_select("kind", _("Kind"), code_names("conflict-kind", lang), empty=_("All"))
    with columns[1]:
        names = code_names("conflict-state", lang)
        ruling = address_select("ruling", _("Ruling"), names, empty=_("All"))
    if kind:
        conflicts = conflicts[conflicts["kind"] == kind]
    if ruling:
        conflicts = counted(conflicts)
        conflicts = conflicts[(conflicts["ruling"] == OPEN) == (ruling == OPEN)]
    return conflicts[conflicts["conflict_id"] == asked] if asked in set(conflicts["conflict_id"]) else conflicts


def counted(conflicts: pd.DataFrame) -> pd.DataFrame:
    """Rows that are differences; homonyms and shared numbers are listed but not counted."""
    return conflicts[conflicts["kind"] != HOMONYM]


def count_text(conflicts: pd.DataFrame, _: Translate) -> str:
    """How many differences are shown, of how many, how many are open, and how many rows only share a name or number."""
    shown = counted(conflicts)
    counts = {
        "{n}": len(shown), "{total}": len(counted(read_conflicts())), "{open}": int((shown["ruling"] == OPEN).sum()),
        "{same}": len(conflicts) - len(shown),
    }  # fmt: skip
    text = _("{n} of {total}, {open} open; {same} homonyms or shared numbers, not counted")
    for slot, count in counts.items():
        text = text.replace(slot, str(count))
    return text


def part_names(count: int) -> dict[str, str]:
    """Parts of a list of so many rows: ``1–30``, ``31–60`` … by their number."""
    starts = range(0, count, SHOWN)
    return {str(part): f"{start + 1}–{min(start + SHOWN, count)}" for part, start in enumerate(starts, start=1)}


def shown_part(conflicts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """One part of a long list, chosen in the address."""
    _ = translator(lang)
    if len(conflicts) <= SHOWN:
        return conflicts
    with st.columns([3, 9])[0]:
        part = address_select("part", _("Rows"), part_names(len(conflicts)))
    start = (int(part or "1") - 1) * SHOWN
    return conflicts.iloc[start : start + SHOWN]


def quoted(text: str) -> list[Node]:
    """Text with the words that documents print marked."""
    parts = re.split("(「[^」]*」)", text)
    return [mark[part] if part.startswith("「") else part for part in parts]


def record_link(key: str, records: Mapping[str, pd.Series], lang: str) -> Element:
    """Link from a conflict to one of its records, named with its clause."""
    table, _, record_id = key.partition("/")
    row = records[key]
    at = (row["document_id"], row["locator"]) if "document_id" in row else ("", "")
    address = record_address(table, row["entity_id"] if table == "places" else record_id, at, lang)
    documents = read_documents().set_index("document_id")
    clause = clause_text(documents.loc[at[0]], at[1], lang) if at[0] else ""
    return li[a(href=address, target="_self")[row[f"{NAMES[table]}_{lang}"]], " ", small[clause]]


def find_records(conflicts: pd.DataFrame) -> dict[str, pd.Series]:
    """Records that conflicts name, by table and id."""
    wanted = {key for keys in conflicts["record_ids"] for key in keys}
    resources = read_resources()
    found: dict[str, pd.Series] = {}
    for table in {key.partition("/")[0] for key in wanted}:
        frame = read_table(table).set_index(resources[table].primary_key, drop=False)
        found |= {f"{table}/{key}": row for key, row in frame.iterrows() if f"{table}/{key}" in wanted}
    return found


def ruling_text(row: pd.Series, records: Mapping[str, pd.Series], lang: str, _: Translate) -> str:
    """Ruling in words: a status by its name, a figure with the unit of its target."""
    ruling = str(row["ruling"])
    if ruling == OPEN:
        return _("Open")
    column = "unit_zh" if lang == "zh" else "unit"
    unit = next((records[key][column] for key in row["record_ids"] if key.startswith("targets/")), "")
    names = code_names("status", lang) | code_names("conflict-ruling", lang)
    values = [names.get(value, value.replace(">=", "≥ ")) for value in ruling.split("|")]
    figures = all(re.fullmatch(r"(≥ )?[\d.]+", value) for value in values)
    text = join_names(values, lang)
    return " ".join(part for part in (_("Ruling:"), text, str(unit) if figures else "") if part)


def held_text(row: pd.Series, _: Translate) -> str:
    """How an open matter is held until it is decided; empty if the ruling says it."""
    if row["held_as"] == "one":
        return _("Open, and held as one entity on the map until the documents say more.")
    return _("Open, and held apart on the map until the documents say more.") if row["held_as"] == "each" else ""


def conflict_html(row: pd.Series, records: Mapping[str, pd.Series], lang: str, _: Translate) -> Element:
    """One conflict: subject, what each side prints, ruling, records."""
    difference = row["difference"] if lang == "zh" else row["difference_en"]
    keys = row["record_ids"]
    rest = len(keys) - RECORDS_SHOWN
    more = li[small[_("{n} more").replace("{n}", str(rest))]] if rest > 0 else None
    style = "a-open" if row["ruling"] == OPEN else "a-ruled"
    kind = code_names("conflict-kind", lang)[row["kind"]]
    return article(class_="a-conflict", data_conflict=row["conflict_id"])[
        header[h3[row[f"subject_{lang}"]], span[kind]],
        ul[(li[quoted(side)] for side in re.split("；|; ", difference))],
        p(class_=style)[b[ruling_text(row, records, lang, _)], " ", quoted(row[f"reason_{lang}"])],
        p(class_="a-note")[held_text(row, _)] if held_text(row, _) else None,
        ul(class_="a-records")[(record_link(key, records, lang) for key in keys[:RECORDS_SHOWN]), more],
    ]


def show_conflicts(conflicts: pd.DataFrame, lang: str) -> None:
    """Show conflicts one below the other."""
    _ = translator(lang)
    records = find_records(conflicts)
    cells = (conflict_html(row, records, lang, _) for _index, row in conflicts.iterrows())
    show_html(div(class_="a-block a-ledger")[cells])
