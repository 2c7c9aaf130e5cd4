"""Profile of a region: targets, projects, tasks, provisions, sites and structure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from geodata.analysis.entities import Entity, is_project
from geodata.analysis.targets import BINDING, binding_targets, bound_regions, concerned_targets, naming_rows
from geodata.tables.codelists import code_parents
from geodata.tables.readers import read_provisions, read_regions, read_scopes, read_targets, read_tasks

GROUPS = "groups"
BASELINE = "baseline"
CENSUS_YEAR = "2020"


def site_themes() -> frozenset[str]:
    """Map layers of sites, as opposed to lines, nodes and structure."""
    return frozenset(layer for layer, group in code_parents("map-layer").items() if group == "sites")


@dataclass(frozen=True)
class RegionFacts:
    """All records of one region; DataFrames have the columns of their table.

    Attributes
    ----------
    region
        Row of the table ``regions``; area in km2, population in persons.
    group
        Ids of the regions to which the plan gives the same role together, itself included.
    binding
        Targets that bind it.
    naming
        Other figures and commitments that name it.
    concerned
        Records of scopes that concern it without binding it, such as the eco-city.
    baselines
        Baselines of the scopes that it belongs to.
    tasks, provisions
        Those that name it.
    projects, sites, structure
        Entities that name it: projects with a stated stage; sites, products and industries; axes, rivers and
        groups. A site with a stage is among both projects and sites.
    """

    region: pd.Series
    group: tuple[str, ...]
    binding: pd.DataFrame
    naming: pd.DataFrame
    concerned: pd.DataFrame
    baselines: pd.DataFrame
    tasks: pd.DataFrame
    provisions: pd.DataFrame
    projects: tuple[Entity, ...]
    sites: tuple[Entity, ...]
    structure: tuple[Entity, ...]

    @property
    def places(self) -> tuple[Entity, ...]:
        """All entities, once each."""
        return tuple({entity.entity_id: entity for entity in (*self.projects, *self.sites, *self.structure)}.values())


def read_region(region_id: str) -> pd.Series:
    """Row of the table ``regions``."""
    regions = read_regions().set_index("region_id", drop=False)
    return regions.loc[region_id]


def role_group(region_id: str) -> tuple[str, ...]:
    """Ids of the regions that share a role, which the plan gives to the tier as a whole."""
    regions = read_regions()
    return tuple(regions.loc[regions["tier"] == read_region(region_id)["tier"], "region_id"])


def of_year(targets: pd.DataFrame, year: str | None) -> pd.DataFrame:
    """Records of a year, by ``target_year``, or by ``base_year`` for 2020; None keeps all."""
    if year is None:
        return targets
    column = "base_year" if year == CENSUS_YEAR else "target_year"
    return targets[targets[column] == year]


def states_year(entity: Entity, year: str | None) -> bool:
    """Whether a document prints the year for an entity; true for every entity if the year is None."""
    return year is None or year in set(entity.rows["year"])


def region_baselines(region_id: str, targets: pd.DataFrame, scopes: pd.DataFrame) -> pd.DataFrame:
    """Baselines of the scopes of a region: rows of ``targets`` with all columns."""
    belongs = bound_regions(targets, scopes).map(lambda regions: region_id in regions)
    return targets[belongs & (targets["kind"] == BASELINE)]


def own_targets(facts: RegionFacts) -> pd.DataFrame:
    """Binding targets that name the region itself, not only a scope: rows of ``facts.binding``."""
    return naming_rows(facts.binding, facts.region["region_id"])


def region_facts(region_id: str, entities: Iterable[Entity], year: str | None = None) -> RegionFacts:
    """Gather the records of one region.

    Parameters
    ----------
    region_id
        The region.
    entities
        All entities.
    year
        Year that targets and projects, also sites with a stage, must state; None keeps all.
    """
    targets, scopes = read_targets(), read_scopes()
    naming = naming_rows(targets, region_id)
    named = [entity for entity in entities if region_id in entity.region_ids]
    dated = [e for e in named if not is_project(e) or states_year(e, year)]
    return RegionFacts(
        region=read_region(region_id),
        group=role_group(region_id),
        binding=of_year(binding_targets(region_id, targets, scopes), year),
        naming=of_year(naming[naming["kind"] != BINDING], year),
        concerned=of_year(concerned_targets(region_id, targets, scopes), year),
        baselines=of_year(region_baselines(region_id, targets, scopes), year),
        tasks=naming_rows(read_tasks(), region_id),
        provisions=naming_rows(read_provisions(), region_id),
        projects=tuple(e for e in dated if is_project(e)),
        sites=tuple(e for e in dated if e.theme in site_themes()),
        structure=tuple(e for e in dated if e.theme not in site_themes() and not is_project(e)),
    )


def scope_counts(binding: pd.DataFrame) -> dict[str, int]:
    """Number of targets by the column ``scope``, in the order of the table ``scopes``; without empty scopes."""
    counts = binding["scope"].value_counts()
    return {scope: int(counts[scope]) for scope in read_scopes()["scope"] if scope in counts.index}


def top_targets(facts: RegionFacts, order: Sequence[str]) -> pd.DataFrame:
    """Binding targets with a figure, those that name the region first, the others by scope.

    Parameters
    ----------
    facts
        Records of the region.
    order
        Scopes in reading order.
    """
    rows = facts.binding[facts.binding["value"].notna() | facts.binding["value_low"].notna()]
    rank = rows["scope"].map({scope: i for i, scope in enumerate(order, start=1)}).fillna(len(order) + 1)
    own = rows.index.isin(own_targets(facts).index)
    return rows.loc[rank.where(~own, other=0).sort_values(kind="stable").index]
