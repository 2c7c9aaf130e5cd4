"""Lists of what hangs on clauses: places, targets, tasks and provisions, each with its clause."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from htpy import div

from geodata.analysis.entities import Entity
from geodata.analysis.responsibility import task_units
from geodata.analysis.theme_records import ThemeRecords, headings, is_named_under, leaves, mentions_under
from geodata.tables.readers import read_regions, read_units
from layers.catalog.indicators import CountIndicator
from layers.views.drawn_features import drawn_ids
from layers.views.highlights import theme_highlight
from layers.views.map_component import show_map
from pages.components.layout import show_html, show_lines, show_section
from utils.html.cards import Line
from utils.html.record_lines import dated_figure, record_line
from utils.text.code_names import entity_name, region_names, stage_names
from utils.text.formatting import join_names, metres_text
from utils.text.i18n import Translate, translator

# A region of the plan that joins two names: the documents print now the one, now the other.
JOINT_REGION = "qijiang-wansheng"
JOINT_NAMES = ("万盛", "綦江")


def entity_line(entity: Entity, lang: str, row: pd.Series | None = None) -> Line:
    """One place: name, its regions, stage and position, and the clause of a mention (the latest by default)."""
    _ = translator(lang)
    row = entity.main if row is None else row
    short = read_regions().set_index("region_id")[f"short_{lang}"].to_dict()
    regions = region_names(entity, short, lang, _)
    stage = "" if entity.stage == "none" else stage_names(lang)[entity.stage]
    position = metres_text(entity.precision_m) if entity.entity_id in drawn_ids() else _("list only")
    aside = " · ".join(part for part in (regions, stage, position) if part)
    return record_line("places", row, entity_name(entity, lang), lang, aside)


def record_lines(table: str, rows: pd.DataFrame, lang: str) -> list[Line]:
    """Lines of targets, tasks or provisions.

    Parameters
    ----------
    table
        ``targets``, ``tasks`` or ``provisions``.
    rows
        Rows of that table.
    lang
        Language of the page.
    """
    name = {"targets": "name", "tasks": "title", "provisions": "heading"}[table]
    units = read_units().set_index("unit_id")[f"name_{lang}"]
    return [
        record_line(table, row, row[f"{name}_{lang}"], lang, _aside(table, row, units, lang))
        for _index, row in rows.iterrows()
    ]


def _aside(table: str, row: pd.Series, units: pd.Series, lang: str) -> str:
    if table == "targets":
        return dated_figure(row, lang)
    if table == "tasks":
        named = task_units(row)
        _ = translator(lang)
        rest = len(named) - 1
        more = _("and {n} more").replace("{n}", str(rest)) if rest > 0 else ""
        return f"{units[named[0]]}{more if lang == 'zh' else ' ' + more}".strip() if named else _("no unit named")
    return ""


def show_theme_map(
    view: str, related: ThemeRecords, region: str | None, lang: str, counts: CountIndicator | None = None
) -> None:
    """Show the places of theme records on the map of a view.

    Parameters
    ----------
    view
        One of ``VIEW_KINDS``.
    related
        What is drawn.
    region
        Region that is outlined and that the camera turns to; None for all.
    lang
        Language of the page.
    counts
        A count by region that fills the regions; see ``count_indicator``.
    """
    show_map(view, lang, theme_highlight(related, region, counts))


def show_clause_lists(clauses: Sequence[str], related: ThemeRecords, lang: str) -> None:
    """Places under each clause or box item, in printed order; clauses that name none are left out."""
    items = leaves(clauses)
    titles = headings(items, lang)
    for item in items:
        lines = [
            entity_line(entity, lang, entity.rows.iloc[found[0]])
            for entity in related.entities
            if is_named_under(entity, (item,)) and (found := mentions_under(entity, (item,)))
        ]
        if lines:
            show_section(titles[item], str(len(lines)))
            show_lines(lines, lang, 4)


def show_other_places(clauses: Sequence[str], related: ThemeRecords, lang: str) -> None:
    """Places of a theme that other clauses name."""
    _ = translator(lang)
    others = [entity for entity in related.entities if not is_named_under(entity, clauses)]
    if others:
        show_section(_("Named elsewhere in the documents"), str(len(others)))
        show_lines([entity_line(entity, lang) for entity in others], lang, 4)


def show_tables(related: ThemeRecords, lang: str) -> None:
    """Targets, tasks and provisions in tabs."""
    _ = translator(lang)
    names = {"targets": _("Targets and figures"), "tasks": _("Tasks"), "provisions": _("Provisions")}
    tables = {"targets": related.targets, "tasks": related.tasks, "provisions": related.provisions}
    tabs = st.tabs([f"{names[key]} {len(rows)}" for key, rows in tables.items()])
    for tab, (key, rows) in zip(tabs, tables.items(), strict=True):
        with tab:
            if rows.empty:
                st.caption(_("Nothing here. Choose another region or chapter."))
            else:
                show_lines(record_lines(key, rows, lang), lang, 14)


def count_text(related: ThemeRecords, _: Translate) -> str:
    """How many places are drawn and how many stand in the list alone."""
    drawn = sum(entity.entity_id in drawn_ids() for entity in related.entities)
    words = _("on the map {n} · list only {m}")
    return words.replace("{n}", str(drawn)).replace("{m}", str(len(related.entities) - drawn))


def show_joint_note(related: ThemeRecords, lang: str) -> None:
    """Which of the two names of the joint region Qijiang–Wansheng the documents print for each place."""
    _ = translator(lang)
    joint = [entity for entity in related.entities if JOINT_REGION in entity.region_ids]
    if not joint:
        return
    names = {"万盛": _("printed with Wansheng"), "綦江": _("printed with Qijiang"), "": _("printed with neither name")}
    groups: dict[str, list[str]] = {key: [] for key in names}
    for entity in joint:
        printed = "".join(entity.rows["name_zh"]) + "".join(entity.rows["evidence"])
        groups[next((name for name in JOINT_NAMES if name in printed), "")].append(entity_name(entity, lang))
    show_section(_("Qijiang–Wansheng: one region, two names"), str(len(joint)))
    parts = [f"{names[key]}: {join_names(titles, lang)}" for key, titles in groups.items() if titles]
    show_html(div(class_="a-block a-note")[" · ".join(parts)])
