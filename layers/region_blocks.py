"""Blocks of the region profile: headline figures, role, what binds, projects by stage, and the lists."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from geodata.entities import Entity
from layers.indicators import PERSONS_SHOWN
from layers.region_lines import (
    SCOPE_ORDER,
    STAGE_ORDER,
    drawn_text,
    entity_lines,
    project_rows,
    provision_lines,
    target_lines,
    task_lines,
)
from layers.words import short_stage_words
from utils.addresses import page_address
from utils.blocks import Figure, Line, Reference, reference_html, show_lines, show_section
from utils.formatting import format_number, join_names
from utils.i18n import Translate, translator
from utils.region_facts import SITES, RegionFacts, own_targets, read_region, scope_counts, top_targets
from utils.target_words import scope_names

MADE = frozenset({"farming", "culture", "trade"})


def region_figures(facts: RegionFacts, lang: str) -> list[Figure]:
    """Targets, projects, tasks and provisions by number; residents and area with their source."""
    _ = translator(lang)
    row = facts.region
    persons = format_number(row["population_2020"] / PERSONS_SHOWN[lang], 1 if lang == "zh" else 0)
    area = format_number(row["area_km2"])
    census, official = _("Census 2020"), _("Official area, no plan figure")
    return [
        Figure(_("Binding targets"), str(len(facts.binding)), _("items"), _("by scope")),
        Figure(_("Projects"), str(len(facts.projects)), _("items"), _("with a stated stage")),
        Figure(_("Tasks naming it"), str(len(facts.tasks)), _("items"), _("numbered tasks")),
        Figure(_("Provisions naming it"), str(len(facts.provisions)), _("items"), _("paragraphs and boxes")),
        Figure(_("Residents 2020"), persons, _("thousand"), census),
        Figure(_("Area"), area, _("km²"), official),
    ]


def role_reference(facts: RegionFacts) -> Reference:
    """Clause that gives the region its role."""
    row = facts.region
    return Reference(row["role_document_id"], row["role_locator"], row["role_evidence"])


def group_text(facts: RegionFacts, lang: str) -> str:
    """Whether the plan gives the role to the region alone, or to which regions together."""
    _ = translator(lang)
    if len(facts.group) == 1:
        return _("The plan gives this role to it alone.")
    names = join_names((read_region(region)[f"short_{lang}"] for region in facts.group), lang)
    text = _("The plan gives this role to {n} regions together: {names}.")
    return text.replace("{n}", str(len(facts.group))).replace("{names}", names)


def show_role(facts: RegionFacts, lang: str, title: str) -> None:
    """Tier and role with the clause, and to whom the plan gives it, under a title."""
    row = facts.region
    show_section(title, row[f"tier_{lang}"])
    st.html(
        f'<div class="a-block a-role"><p>{escape(row[f"role_{lang}"])}</p>'
        f"{reference_html(role_reference(facts), lang)}"
        f'<p class="a-note">{escape(group_text(facts, lang))}</p></div>'
    )


def own_text(facts: RegionFacts, _: Translate) -> str:
    """Whether a target names the region itself."""
    own = own_targets(facts)
    if own.empty:
        return _("No document gives it a numeric target of its own.")
    return _("Of these, {n} names it.").replace("{n}", str(len(own)))


def scope_rows(facts: RegionFacts, lang: str) -> list[tuple[str, str, int]]:
    """Scope, its name and the number of targets; the eco-city's only concern the region."""
    _ = translator(lang)
    names, relation = scope_names(lang), _("concerns, does not bind")
    rows = [(scope, names[scope], n) for scope, n in scope_counts(facts.binding).items()]
    concerned = scope_counts(facts.concerned).items()
    return rows + [(scope, f"{names[scope]} ({relation})", n) for scope, n in concerned]


def show_binding(facts: RegionFacts, lang: str) -> None:
    """Number of targets by scope, each opening the targets of that scope."""
    _ = translator(lang)
    show_section(_("Targets that bind it"), str(len(facts.binding)))
    cells = []
    for scope, name, n in scope_rows(facts, lang):
        address = page_address("targets", {"scope": scope, "year": "all"}, lang)
        link = f'<a href="{escape(address)}" target="_self">{escape(name)}</a>'
        cells.append(f'<div class="a-row" data-scope="{escape(scope)}"><span>{link}</span><span>{n}</span></div>')
    own = own_text(facts, _) if len(facts.binding) else _("No target prints this year. Choose all years.")
    st.html(f'<div class="a-block a-binding">{"".join(cells)}<p class="a-note">{escape(own)}</p></div>')


def show_project_stages(facts: RegionFacts, lang: str) -> None:
    """Projects by kind and stage."""
    _ = translator(lang)
    show_section(_("Projects by kind and stage"), drawn_text(facts.projects, _))
    if not facts.projects:
        show_none(_("No project prints this year. Choose all years."))
        return
    words = short_stage_words(_)
    head = "".join(f'<th scope="col" class="a-number">{escape(words[stage])}</th>' for stage in STAGE_ORDER)
    rows = ""
    for kind, stages in project_rows(facts, _):
        cells = "".join(f'<td class="a-number">{n or ""}</td>' for n in stages.values())
        rows += f'<tr><th scope="row">{escape(kind)}</th>{cells}</tr>'
    corner = escape(_("Kind"))
    st.html(
        f'<div class="a-block"><div class="a-stages"><table class="a-table"><thead><tr><th scope="col">{corner}</th>'
        f"{head}</tr></thead><tbody>{rows}</tbody></table></div></div>"
    )


def show_none(words: str) -> None:
    """Words that stand where nothing is to be shown."""
    st.html(f'<div class="a-block"><p class="a-empty">{escape(words)}</p></div>')


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
        sited, others = parted(facts.projects, SITES, lang)
        show_pair((_("Lines, nodes and urban works"), others, undated), (_("Sites and zones"), sited, undated), lang)
    with sites:
        made, others = parted(facts.sites, MADE, lang)
        show_pair(
            (_("Farming, culture, tourism and trade"), made, none),
            (_("Industry, innovation, services and supply"), others, none), lang,
        )  # fmt: skip
    with structure:
        show_list(_("Axes, rivers, lines without a stage and groups"), entity_lines(facts.structure, lang), lang, none)
