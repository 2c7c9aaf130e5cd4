"""Blocks of the region profile: headline figures, role, what binds, projects by stage, and the lists."""

from collections.abc import Sequence

import streamlit as st
from htpy import a, div, p, span, table, tbody, td, th, thead, tr

from geodata.analysis.entities import PROJECT_STAGES, Entity
from geodata.analysis.region_profile import RegionFacts, site_themes, top_targets
from geodata.tables.codelists import code_names
from layers.views.region_records import (
    SCOPE_ORDER,
    drawn_text,
    entity_lines,
    project_rows,
    provision_lines,
    target_lines,
    task_lines,
)
from layers.views.region_summary import MADE, group_text, own_text, role_reference, scope_rows
from pages.components.layout import show_html, show_lines, show_section
from utils.html.cards import Line
from utils.html.citations import reference_html
from utils.text.i18n import translator
from utils.urls.page_urls import page_address


def show_role(facts: RegionFacts, lang: str, title: str) -> None:
    """Tier and role with the clause, and to whom the plan gives it, under a title."""
    row = facts.region
    show_section(title, row[f"tier_{lang}"])
    clause, note = reference_html(role_reference(facts), lang), p(class_="a-note")[group_text(facts, lang)]
    show_html(div(class_="a-block a-role")[p[row[f"role_{lang}"]], clause, note])


def show_binding(facts: RegionFacts, lang: str) -> None:
    """Number of targets by scope, each opening the targets of that scope."""
    _ = translator(lang)
    show_section(_("Targets that bind it"), str(len(facts.binding)))
    cells = []
    for scope, name, n in scope_rows(facts, lang):
        link = a(href=page_address("targets", {"scope": scope, "year": "all"}, lang), target="_self")[name]
        cells.append(div(class_="a-row", data_scope=scope)[span[link], span[str(n)]])
    own = own_text(facts, _) if len(facts.binding) else _("No target prints this year. Choose all years.")
    show_html(div(class_="a-block a-binding")[cells, p(class_="a-note")[own]])


def show_project_stages(facts: RegionFacts, lang: str) -> None:
    """Projects by kind and stage."""
    _ = translator(lang)
    show_section(_("Projects by kind and stage"), drawn_text(facts.projects, _))
    if not facts.projects:
        show_none(_("No project prints this year. Choose all years."))
        return
    words = code_names("stage", lang, "short")
    heads = (th(scope="col", class_="a-number")[words[stage]] for stage in PROJECT_STAGES)
    rows = [
        tr[th(scope="row")[kind], [td(class_="a-number")[str(n) if n else None] for n in stages.values()]]
        for kind, stages in project_rows(facts, _)
    ]
    body = table(class_="a-table")[thead[tr[th(scope="col")[_("Kind")], heads]], tbody[rows]]
    show_html(div(class_="a-block")[div(class_="a-stages")[body]])


def show_none(words: str) -> None:
    """Words that stand where nothing is to be shown."""
    show_html(div(class_="a-block")[p(class_="a-empty")[words]])


def show_list(title: str, lines: Sequence[Line], lang: str, empty: str, note: str = "") -> None:
    """A titled list with its number; what is missing is said in words."""
    show_section(f"{title} {len(lines)}", note)
    if lines:
        show_lines(lines, lang)
    else:
        show_none(empty)


def show_pair(left: tuple[str, Sequence[Line], str], right: tuple[str, Sequence[Line], str], lang: str) -> None:
    """Two lists side by side, each with its title and the words that stand for none."""
    for column, (title, lines, empty) in zip(st.columns(2), (left, right), strict=True):
        with column:
            show_list(title, lines, lang, empty)


def parted(entities: Sequence[Entity], themes: frozenset[str], lang: str) -> tuple[list[Line], list[Line]]:
    """Entities as lines: those of some themes, and the others."""
    chosen, others = ([each for each in entities if (each.theme in themes) == asked] for asked in (True, False))
    return entity_lines(chosen, lang), entity_lines(others, lang)


def show_details(facts: RegionFacts, lang: str) -> None:
    """Everything behind the counts, by tab, each record with its clause."""
    _ = translator(lang)
    none, undated = _("No record names it."), _("No record prints this year. Choose all years.")
    named, targets, projects, sites, structure = st.tabs(
        [_("Tasks and provisions"), _("Targets"), _("Projects"), _("Products and sites"), _("Structure and groups")]
    )
    with named:
        show_pair(
            (_("Tasks that name it"), task_lines(facts.tasks, lang), _("No numbered task names it.")),
            (_("Provisions that name it"), provision_lines(facts.provisions, lang), none), lang,
        )  # fmt: skip
    with targets:
        bound = top_targets(facts, SCOPE_ORDER)
        rest = facts.binding.drop(bound.index)
        show_pair(
            (_("Binding targets with a figure"), target_lines(bound, lang), undated),
            (_("Other figures that name it"), target_lines(facts.naming, lang), undated), lang,
        )  # fmt: skip
        show_pair(
            (_("Binding targets in words"), target_lines(rest, lang), undated),
            (_("Baselines of its scopes"), target_lines(facts.baselines, lang), undated), lang,
        )  # fmt: skip
    with projects:
        sited, others = parted(facts.projects, site_themes(), lang)
        show_pair((_("Lines, nodes and urban works"), others, undated), (_("Sites and zones"), sited, undated), lang)
    with sites:
        made, others = parted(facts.sites, MADE, lang)
        show_pair(
            (_("Farming, culture, tourism and trade"), made, none),
            (_("Industry, innovation, services and supply"), others, none), lang,
        )  # fmt: skip
    with structure:
        show_list(_("Axes, rivers, lines without a stage and groups"), entity_lines(facts.structure, lang), lang, none)
