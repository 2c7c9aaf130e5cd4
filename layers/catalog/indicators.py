"""Indicators of the regions: values, class breaks and sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

import pandas as pd

from geodata.analysis.entities import Entity, is_project
from geodata.analysis.targets import BINDING, bound_regions, count_by_region
from geodata.tables.readers import read_provisions, read_regions, read_scopes, read_targets
from utils.text.formatting import format_number
from utils.text.i18n import Translate


@dataclass(frozen=True)
class Indicator:
    """One way to colour and rank the regions.

    Attributes
    ----------
    id
        Key of the value.
    breaks
        Lower limits of classes two to five; None where regions are coloured by role.
    decimals
        Number of decimals shown.
    additive
        Whether a sum over regions is meaningful, so that bars may start at zero.
    """

    id: str
    breaks: tuple[float, ...] | None
    decimals: int
    additive: bool


class IndicatorBase(TypedDict):
    """What all indicators have: names, unit, decimals, limits of classes two to five with their labels, note."""

    name: str
    sortName: str
    unit: str
    decimals: int
    breaks: tuple[float, ...] | None
    note: str
    binLabels: list[str]


class IndicatorEntry(IndicatorBase):
    """An indicator of the overview; it ranks the regions by ``sortBy``."""

    id: str
    choice: str
    sortBy: str
    additive: bool
    source: str


class CountIndicator(IndicatorBase):
    """A count of a page by region id."""

    values: dict[str, int]


INDICATORS = (
    Indicator("role", None, 1, additive=True),
    Indicator("area", (300, 1000, 1500, 2500), 0, additive=True),
    Indicator("population", (60, 85, 120, 150), 1, additive=True),
    Indicator("density", (300, 450, 700, 2000), 0, additive=False),
    Indicator("projects", (15, 18, 24, 35), 0, additive=False),
    Indicator("targets", (70, 75, 80, 85), 0, additive=False),
    Indicator("provisions", (5, 10, 15, 20), 0, additive=False),
)
PERSONS_SHOWN = {"zh": 10_000, "en": 1_000}


def region_values(entities: Sequence[Entity], lang: str) -> pd.DataFrame:
    """Values of every indicator by region.

    Parameters
    ----------
    entities
        All entities.
    lang
        ``zh`` (population in 10,000) or ``en`` (population in 1,000).

    Returns
    -------
    Index ``region_id``; columns ``area`` (km²), ``population``, ``density`` (residents per km²), ``projects``,
    ``targets``, ``provisions``.
    """
    regions = read_regions().set_index("region_id")
    ids = list(regions.index)
    targets = read_targets()
    bound = bound_regions(targets, read_scopes())[targets["kind"] == BINDING]
    projects = pd.Series([e.region_ids for e in entities if is_project(e)], dtype=object)
    frame = pd.DataFrame(index=regions.index)
    frame["area"] = regions["area_km2"]
    frame["population"] = regions["population_2020"] / PERSONS_SHOWN[lang]
    frame["density"] = regions["population_2020"] / regions["area_km2"]
    frame["projects"] = pd.Series(count_by_region(projects, ids))
    frame["targets"] = pd.Series(count_by_region(bound, ids))
    frame["provisions"] = pd.Series(count_by_region(read_provisions()["region_ids"], ids))
    return frame


def bin_labels(breaks: tuple[float, ...], decimals: int) -> list[str]:
    """Labels of the five classes: ``< 300``, ``300–449`` … ``≥ 2,000``."""
    step = 10**-decimals

    def show(limit: float) -> str:
        return format_number(limit, 0 if limit == int(limit) else decimals)

    middle = [f"{show(low)}–{show(high - step)}" for low, high in pairwise(breaks)]
    return [f"< {show(breaks[0])}", *middle, f"≥ {show(breaks[-1])}"]


def _breaks(indicator: Indicator, lang: str) -> tuple[float, ...] | None:
    if indicator.id == "population" and indicator.breaks and lang == "en":
        return tuple(limit * 10 for limit in indicator.breaks)
    return indicator.breaks


def indicator_entries(lang: str, _: Translate) -> list[IndicatorEntry]:
    """Entries of the indicators for the map: names, units, breaks and notes in one language."""
    names = {
        "role": (_("Role (colour) · population 2020 (order)"), "", ""),
        "area": (_("Area"), _("km²"), _("Official area of the region")),
        "population": (_("Population 2020"), _("thousand"), _("Residents, census of 2020")),
        "density": (_("Density 2020"), _("per km²"), _("Residents of 2020 by official area")),
        "projects": (
            _("Projects"),
            _("items"),
            _("Places with a stated stage that concern the region; one place counts once"),
        ),
        "targets": (
            _("Binding targets"),
            _("items"),
            _("Targets whose scope binds the region; no district has a numeric target of its own"),
        ),
        "provisions": (_("Provisions naming it"), _("items"), _("Paragraphs, items and boxes that name the region")),
    }
    sources = {
        "population": _("Source: Seventh national census (2020)"),
        "area": _("Source: official areas, rounded; the polygons agree within 2 %"),
        "density": _("Source: census 2020 and official areas"),
    }
    counted = _("Source: counted from the tables of this atlas")
    entries: list[IndicatorEntry] = []
    for indicator in INDICATORS:
        name, unit, note = names[indicator.id]
        breaks = _breaks(indicator, lang)
        decimals = 0 if lang == "en" and indicator.id in {"population", "role"} else indicator.decimals
        key = "population" if indicator.id == "role" else indicator.id
        entries.append(
            {
                "id": indicator.id, "choice": name, "name": name, "sortName": names[key][0],
                "unit": unit, "decimals": decimals, "breaks": breaks, "note": note,
                "binLabels": bin_labels(breaks, decimals) if breaks else [],
                "sortBy": key, "additive": indicator.additive,
                "source": sources.get(key, counted),
            }
        )  # fmt: skip
    return entries


COUNT_BREAKS = (1, 4, 8, 12)


def count_indicator(name: str, note: str, counts: dict[str, int]) -> CountIndicator:
    """Entry for the map of a count of a page by region.

    Parameters
    ----------
    name, note
        Texts of the legend, in the language of the page.
    counts
        Count by region id; a region that is missing counts zero.
    """
    labels = ["0", *bin_labels(COUNT_BREAKS, 0)[1:]]
    return {
        "name": name, "sortName": name, "unit": "", "decimals": 0, "breaks": COUNT_BREAKS, "note": note,
        "binLabels": labels, "values": counts,
    }  # fmt: skip
