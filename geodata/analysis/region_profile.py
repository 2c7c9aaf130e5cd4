"""What the documents want of one region: targets, projects, tasks, provisions, sites and structure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from geodata.analysis.entities import Entity, is_project
from geodata.analysis.target_scope import BINDING, binding_targets, bound_regions, concerned_targets, naming_rows
from geodata.tables.codelists import code_parents
from geodata.tables.readers import read_provisions, read_regions, read_scopes, read_targets, read_tasks

GROUPS = "groups"
BASELINE = "baseline"
CENSUS_YEAR = "2020"


def site_themes() -> frozenset[str]:
    """Map layers of sites, as against lines, nodes and structure."""
    return frozenset(layer for layer, group in code_parents("map-layer").items() if group == "sites")


@dataclass(frozen=True)
class RegionFacts:
    """Everything the tables hold on one region.

    Attributes
    ----------
    region
        Row of the regions table; area in km2, population in persons.
    group
        Ids of the regions that the plan gives the same role together, itself included.
    binding
        Targets that bind it.
    naming
        Other figures and commitments that name it.
    concerned
        Records of scopes that concern it without binding it, such as the eco-city's.
    baselines
        Baselines of the scopes that it belongs to.
    tasks, provisions
        Those that name it.
    projects, sites, structure
        Entities that name it: works with a stated stage; sites, products and industries; axes, rivers
        and groups. A site with a stage is in the first two.
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
        """Every entity once."""
        return tuple({entity.entity_id: entity for entity in (*self.projects, *self.sites, *self.structure)}.values())


def read_region(region_id: str) -> pd.Series:
    """Row of the regions table."""
    regions = read_regions().set_index("region_id", drop=False)
    return regions.loc[region_id]


def role_group(region_id: str) -> tuple[str, ...]:
    """Regions that share a role: the plan gives it to the tier together."""
    regions = read_regions()
    return tuple(regions.loc[regions["tier"] == read_region(region_id)["tier"], "region_id"])


def of_year(targets: pd.DataFrame, year: str | None) -> pd.DataFrame:
    """Records that print a year: as the year of the target, or for 2020 of the base value."""
    if year is None:
        return targets
    column = "base_year" if year == CENSUS_YEAR else "target_year"
    return targets[targets[column] == year]


def states_year(entity: Entity, year: str | None) -> bool:
    """Whether a document prints the year for an entity; any entity does where no year is asked."""
    return year is None or year in set(entity.rows["year"])


def region_baselines(region_id: str, targets: pd.DataFrame, scopes: pd.DataFrame) -> pd.DataFrame:
    """Baselines of the scopes that a region belongs to."""
    belongs = bound_regions(targets, scopes).map(lambda regions: region_id in regions)
    return targets[belongs & (targets["kind"] == BASELINE)]


def own_targets(facts: RegionFacts) -> pd.DataFrame:
    """Binding targets that name the region instead of holding for a whole scope."""
    return naming_rows(facts.binding, facts.region["region_id"])


def region_facts(region_id: str, entities: Iterable[Entity], year: str | None = None) -> RegionFacts:
    """Gather what the tables hold on one region.

    Parameters
    ----------
    region_id
        The region.
    entities
        All entities.
    year
        Year that targets and projects must print, sites with a stage too; None keeps all.
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
    """Number of targets by scope, in the order of the scopes table; scopes without any are left out."""
    counts = binding["scope"].value_counts()
    return {scope: int(counts[scope]) for scope in read_scopes()["scope"] if scope in counts.index}


def top_targets(facts: RegionFacts, order: Sequence[str]) -> pd.DataFrame:
    """Binding targets with a figure: those that name the region first, then by scope.

    Parameters
    ----------
    facts
        The region's facts.
    order
        Scopes from the one that is read first.
    """
    rows = facts.binding[facts.binding["value"].notna() | facts.binding["value_low"].notna()]
    rank = rows["scope"].map({scope: i for i, scope in enumerate(order, start=1)}).fillna(len(order) + 1)
    own = rows.index.isin(own_targets(facts).index)
    return rows.loc[rank.where(~own, other=0).sort_values(kind="stable").index]
