"""Headline figures of the map pages, each with its clause."""

from geodata.entities import is_project
from geodata.tables import read_targets
from layers.atlas import Atlas
from utils.blocks import Figure, Reference
from utils.formatting import comparator_sign, format_number
from utils.i18n import translator

PLAN = "cq-2022-37"
ECO_CITY = "cq-2022-5"


def _clause(target_id: str) -> Reference:
    row = read_targets().set_index("target_id").loc[target_id]
    return Reference(row["document_id"], row["locator"], row["evidence"])


def _value(target_id: str) -> float:
    return float(read_targets().set_index("target_id").loc[target_id, "value"])


def overview_figures(atlas: Atlas, lang: str) -> list[Figure]:
    """Regions, area, population, eco-city, projects and targets."""
    _ = translator(lang)
    projects = sum(is_project(entity) for entity in atlas.entities)
    targets = read_targets()
    area = (f"{_value('metro-area'):g}", _("10k km²")) if lang == "zh" else ("35,000", "km²")
    people = (format_number(_value("metro-population")), _("10k persons")) if lang == "zh" else ("24.4", "million")
    about = comparator_sign("~", lang)
    return [
        Figure(
            _("Regions"), str(len(atlas.boundaries.gdf)), _("regions"), Reference(PLAN, "前言", "21个区和四川省广安市")
        ),
        Figure(_("Total area"), *area, _clause("metro-area")),
        Figure(_("Residents 2020"), *people, _clause("metro-population"), about),
        Figure(_("Eco-city"), f"{_value('eco-planning-area'):g}", "km²", _clause("eco-planning-area")),
        Figure(_("Projects"), str(projects), _("items"), _("{n} documents").replace("{n}", "4")),
        Figure(_("Targets and figures"), str(len(targets)), _("records"), _("{n} documents").replace("{n}", "4")),
    ]


def eco_city_figures(atlas: Atlas, lang: str) -> list[Figure]:
    """Extent, named places, carbon plateau and carbon peak."""
    _ = translator(lang)
    named = sum(ECO_CITY in set(entity.rows["document_id"]) for entity in atlas.entities)
    return [
        Figure(_("Planned extent"), f"{_value('eco-planning-area'):g}", "km²", _clause("eco-planning-area")),
        Figure(_("Named places"), str(named), _("items"), _("whole document")),
        Figure(_("Carbon emissions level off"), "2025", _("year"), _clause("eco-2025-carbon-plateau")),
        Figure(_("Carbon peak"), "2030", _("year"), _clause("eco-2030-carbon-peak")),
    ]
