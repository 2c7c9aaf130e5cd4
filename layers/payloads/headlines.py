"""Headline figures of the map pages, each with its clause."""

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from geodata.analysis.entities import Entity, is_project
from geodata.tables.readers import read_documents, read_targets
from layers.payloads.ecocity import ReferenceEntry, reference_entry
from utils.html.cards import Figure
from utils.html.citations import Reference, reference_of
from utils.text.formatting import comparator_sign, format_number
from utils.text.i18n import Translate, translator

PLAN = "cq-2022-37"
ECO_CITY = "cq-2022-5"
PLATEAU, PEAK = "eco-2025-carbon-plateau", "eco-2030-carbon-peak"
# The document counts in ten thousands (万).
TEN_THOUSAND, HUNDRED = 10_000, 100


def _clause(target_id: str) -> Reference:
    row = read_targets().set_index("target_id").loc[target_id]
    return reference_of(row)


def _value(target_id: str) -> float:
    return float(read_targets().set_index("target_id").loc[target_id, "value"])


def _year(target_id: str) -> str:
    return str(read_targets().set_index("target_id").loc[target_id, "target_year"])


def _area(_: Translate, lang: str) -> tuple[str, str]:
    area = _value("metro-area")
    return (f"{area:g}", _("10k km²")) if lang == "zh" else (format_number(area * TEN_THOUSAND, 0), "km²")


def _residents(_: Translate, lang: str) -> tuple[str, str]:
    people = _value("metro-population")
    return (format_number(people), _("10k persons")) if lang == "zh" else (f"{people / HUNDRED:g}", "million")


def overview_figures(entities: Sequence[Entity], regions: int, lang: str) -> list[Figure]:
    """Regions, area, population, eco-city, projects and targets."""
    _ = translator(lang)
    projects = sum(is_project(entity) for entity in entities)
    targets = read_targets()
    about = comparator_sign("~", lang)
    documents = _("{n} documents").replace("{n}", str(len(read_documents())))
    return [
        Figure(_("Regions"), str(regions), _("regions"), Reference(PLAN, "前言", "21个区和四川省广安市")),
        Figure(_("Total area"), *_area(_, lang), _clause("metro-area")),
        Figure(_("Residents 2020"), *_residents(_, lang), _clause("metro-population"), about),
        Figure(_("Eco-city"), f"{_value('eco-planning-area'):g}", "km²", _clause("eco-planning-area")),
        Figure(_("Projects"), str(projects), _("items"), documents),
        Figure(_("Targets and figures"), str(len(targets)), _("records"), documents),
    ]


def eco_city_figures(entities: Sequence[Entity], lang: str) -> list[Figure]:
    """Extent, named places, carbon plateau and carbon peak."""
    _ = translator(lang)
    named = sum(ECO_CITY in set(entity.rows["document_id"]) for entity in entities)
    return [
        Figure(_("Planned extent"), f"{_value('eco-planning-area'):g}", "km²", _clause("eco-planning-area")),
        Figure(_("Named places"), str(named), _("items"), _("whole document")),
        Figure(_("Carbon emissions level off"), _year(PLATEAU), _("year"), _clause(PLATEAU)),
        Figure(_("Carbon peak"), _year(PEAK), _("year"), _clause(PEAK)),
    ]


class FigureEntry(TypedDict):
    """A headline figure with its clause, or with a note on its source."""

    label: str
    number: str
    unit: str
    sign: str
    note: NotRequired[str]
    ref: NotRequired[ReferenceEntry]


def figure_entry(figure: Figure, lang: str) -> FigureEntry:
    """Headline figure for the browser: texts, and the reference to its clause or a note on its source."""
    entry: FigureEntry = {
        "label": figure.label, "number": figure.number, "unit": figure.unit, "sign": figure.sign,
    }  # fmt: skip
    source = figure.source
    if isinstance(source, str):
        return {**entry, "note": source}
    return {**entry, "ref": reference_entry(source.document_id, source.locator, source.evidence, lang)}


def headline_entries(entities: Sequence[Entity], regions: int, lang: str) -> dict[str, list[FigureEntry]]:
    """Headline figures for the browser, by map view."""
    figures = {"overview": overview_figures(entities, regions, lang), "eco-city": eco_city_figures(entities, lang)}
    return {view: [figure_entry(figure, lang) for figure in row] for view, row in figures.items()}
