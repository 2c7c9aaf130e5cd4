"""Records of a region profile as lines: name, figure or stage, clause."""

from collections.abc import Iterable

import pandas as pd

from geodata.entities import Entity, is_project, stated_rows, stated_years
from layers.drawn import drawn_ids
from layers.shell import LAYERS
from layers.words import group_words, layer_words, mode_kind_words
from utils.addresses import record_address
from utils.blocks import Line, reference_of
from utils.entity_words import entity_name
from utils.formatting import format_figure
from utils.i18n import Translate, translator
from utils.region_facts import RegionFacts
from utils.stage_words import stage_words

STAGE_ORDER = ("operating", "construction", "planned", "study")
THEME_ORDER = (*LAYERS["lines"], *LAYERS["nodes"], *LAYERS["sites"], *LAYERS["corridors"], *LAYERS["ground"])
GROUP_OF = {theme: group for group, themes in LAYERS.items() for theme in themes}
SCOPE_ORDER = ("metro-area", "central-city", "main-urban-area", "surrounding-cities", "city-wide")


def stage_row(entity: Entity) -> pd.Series:
    """Mention that gives an entity its stage; without a stage the latest one."""
    stated = stated_rows(entity)
    return entity.main if stated.empty or not is_project(entity) else stated.iloc[-1]


def theme_rank(entity: Entity) -> tuple[int, int]:
    """Order of entities in a list: by layer, then by stage."""
    theme = THEME_ORDER.index(entity.theme) if entity.theme in THEME_ORDER else len(THEME_ORDER)
    stage = STAGE_ORDER.index(entity.stage) if entity.stage in STAGE_ORDER else len(STAGE_ORDER)
    return theme, stage


def entity_aside(entity: Entity, _: Translate) -> str:
    """Kind, stage, stated years, and whether the place is drawn."""
    parts = [mode_kind_words(_).get(entity.mode, layer_words(_).get(entity.theme, ""))]
    parts += [stage_words(_)[entity.stage]] if is_project(entity) else []
    parts += stated_years(entity)
    if entity.entity_id not in drawn_ids():
        parts.append(_("Whole regions") if entity.precision == "derived" else _("list only"))
    return " · ".join(part for part in parts if part)


def entity_line(entity: Entity, lang: str) -> Line:
    """One project, site or area."""
    row = stage_row(entity)
    address = record_address("places", entity.entity_id, (row["document_id"], row["locator"]), lang)
    return Line(entity_name(entity, lang), entity_aside(entity, translator(lang)), reference_of(row), address)


def entity_lines(entities: Iterable[Entity], lang: str) -> list[Line]:
    """Entities by layer and stage."""
    return [entity_line(entity, lang) for entity in sorted(entities, key=theme_rank)]


def target_line(row: pd.Series, lang: str) -> Line:
    """One target or other figure, with its year."""
    figure = format_figure(row, lang)
    parts = [figure if figure != "—" else "", row["target_year"]]
    address = record_address("targets", row["target_id"], (row["document_id"], row["locator"]), lang)
    return Line(row[f"name_{lang}"], " · ".join(p for p in parts if p), reference_of(row), address)


def target_lines(targets: pd.DataFrame, lang: str) -> list[Line]:
    """Records of the targets table, in order."""
    return [target_line(row, lang) for _index, row in targets.iterrows()]


def task_lines(tasks: pd.DataFrame, lang: str) -> list[Line]:
    """Tasks, each opened at its clause."""
    return [
        Line(
            row[f"title_{lang}"], "", reference_of(row),
            record_address("tasks", row["task_id"], (row["document_id"], row["locator"]), lang),
        )
        for _index, row in tasks.iterrows()
    ]  # fmt: skip


def provision_lines(provisions: pd.DataFrame, lang: str) -> list[Line]:
    """Provisions by what they say, with their heading."""
    return [
        Line(
            row[f"summary_{lang}"], row[f"heading_{lang}"], reference_of(row),
            record_address("provisions", row["provision_id"], (row["document_id"], row["locator"]), lang),
        )
        for _index, row in provisions.iterrows()
    ]  # fmt: skip


def drawn_text(entities: Iterable[Entity], _: Translate) -> str:
    """How many entities the map draws, and how many are listed only."""
    flags = [entity.entity_id in drawn_ids() for entity in entities]
    on_map, listed = _("on the map"), _("list only")
    return f"{on_map} {sum(flags)} · {listed} {len(flags) - sum(flags)}"


def project_rows(facts: RegionFacts, _: Translate) -> list[tuple[str, dict[str, int]]]:
    """Projects by kind and stage: lines by their mode, nodes and sites as groups, the rest by what it is."""
    layers, groups, kinds = layer_words(_), group_words(_), mode_kind_words(_)
    counts: dict[str, dict[str, int]] = {}
    for entity in sorted(facts.projects, key=theme_rank):
        group = GROUP_OF.get(entity.theme, "")
        kind = layers[entity.theme] if group == "lines" else kinds[entity.mode]
        kind = groups[group] if group in {"nodes", "sites"} else kind
        stages = counts.setdefault(kind, dict.fromkeys(STAGE_ORDER, 0))
        stages[entity.stage] += 1
    return list(counts.items())
