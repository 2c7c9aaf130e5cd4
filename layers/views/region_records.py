"""Records of a region profile as lines: name, figure or stage, clause."""

from collections.abc import Iterable

import pandas as pd

from geodata.analysis.entities import PROJECT_STAGES, Entity, is_project
from geodata.analysis.region_profile import RegionFacts
from geodata.tables.codelists import code_names
from layers.catalog.layer_tree import LAYERS
from layers.views.drawn_features import drawn_ids
from utils.html.cards import Line
from utils.html.record_lines import dated_figure, record_line
from utils.text.code_names import entity_name, stage_names
from utils.text.i18n import Translate, translator

THEME_ORDER = (*LAYERS["lines"], *LAYERS["nodes"], *LAYERS["sites"], *LAYERS["corridors"], *LAYERS["ground"])
GROUP_OF = {theme: group for group, themes in LAYERS.items() for theme in themes}
SCOPE_ORDER = ("metro-area", "central-city", "main-urban-area", "surrounding-cities", "city-wide")


def theme_rank(entity: Entity) -> tuple[int, int]:
    """Sort key of an entity: by layer, then by stage."""
    theme = THEME_ORDER.index(entity.theme) if entity.theme in THEME_ORDER else len(THEME_ORDER)
    stage = PROJECT_STAGES.index(entity.stage) if entity.stage in PROJECT_STAGES else len(PROJECT_STAGES)
    return theme, stage


def entity_aside(entity: Entity, _: Translate) -> str:
    """Kind, stage and stated years of an entity, and a note if it is not drawn."""
    parts = [code_names("mode", _.lang).get(entity.mode, code_names("map-layer", _.lang).get(entity.theme, ""))]
    parts += [stage_names(_.lang)[entity.stage]] if is_project(entity) else []
    parts += entity.stated_years
    if entity.entity_id not in drawn_ids():
        parts.append(_("Whole regions") if entity.precision == "derived" else _("list only"))
    return " · ".join(part for part in parts if part)


def entity_line(entity: Entity, lang: str) -> Line:
    """Line of a project, site or area."""
    aside = entity_aside(entity, translator(lang))
    return record_line("places", entity.stage_row, entity_name(entity, lang), lang, aside)


def entity_lines(entities: Iterable[Entity], lang: str) -> list[Line]:
    """Entities by layer and stage."""
    return [entity_line(entity, lang) for entity in sorted(entities, key=theme_rank)]


def target_lines(targets: pd.DataFrame, lang: str) -> list[Line]:
    """Lines of targets with their figures and years; ``targets`` has the columns of the table ``targets``."""
    return [
        record_line("targets", row, row[f"name_{lang}"], lang, dated_figure(row, lang))
        for _index, row in targets.iterrows()
    ]


def task_lines(tasks: pd.DataFrame, lang: str) -> list[Line]:
    """Lines of tasks, each linked to its clause; ``tasks`` has the columns of the table ``tasks``."""
    return [record_line("tasks", row, row[f"title_{lang}"], lang) for _index, row in tasks.iterrows()]


def provision_lines(provisions: pd.DataFrame, lang: str) -> list[Line]:
    """Lines of provisions with summary and heading; ``provisions`` has the columns of the table ``provisions``."""
    return [
        record_line("provisions", row, row[f"summary_{lang}"], lang, row[f"heading_{lang}"])
        for _index, row in provisions.iterrows()
    ]


def drawn_text(entities: Iterable[Entity], _: Translate) -> str:
    """Text on how many entities the map draws, and how many are only listed."""
    flags = [entity.entity_id in drawn_ids() for entity in entities]
    on_map, listed = _("on the map"), _("list only")
    return f"{on_map} {sum(flags)} · {listed} {len(flags) - sum(flags)}"


def project_rows(facts: RegionFacts, _: Translate) -> list[tuple[str, dict[str, int]]]:
    """Counts of projects by kind and stage: lines by layer, nodes and sites as groups, the rest by mode."""
    layers, groups, kinds = (code_names(name, _.lang) for name in ("map-layer", "layer-group", "mode"))
    counts: dict[str, dict[str, int]] = {}
    for entity in sorted(facts.projects, key=theme_rank):
        group = GROUP_OF.get(entity.theme, "")
        kind = layers[entity.theme] if group == "lines" else kinds[entity.mode]
        kind = groups[group] if group in {"nodes", "sites"} else kind
        stages = counts.setdefault(kind, dict.fromkeys(PROJECT_STAGES, 0))
        stages[entity.stage] += 1
    return list(counts.items())
