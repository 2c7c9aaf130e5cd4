"""Which targets bind a region follows from scope alone; every count is made a second way."""

from collections import Counter

import pandas as pd
import pytest

from geodata.analysis.entities import read_entities
from geodata.analysis.targets import binding_targets, bound_regions, concerned_targets, count_by_region
from layers.catalog.indicators import region_values
from tests.facts import Row, read_rows, split
from tests.stages import staged

Tables = dict[str, pd.DataFrame]

ALL = [row["region_id"] for row in read_rows("regions")]
CENTRAL = ["yuzhong", "dadukou", "jiangbei", "shapingba", "jiulongpo", "nanan", "beibei", "yubei", "banan"]
# What each scope of the contract binds.
BOUND = {
    "metro-area": set(ALL),
    "city-wide": set(ALL) - {"guangan"},
    "main-urban-area": set(ALL) - {"guangan"},
    "central-city": set(CENTRAL),
    "eco-city": set(),
    "northeast-cluster": set(),
    "southeast-cluster": set(),
}


def regions_of(row: Row) -> list[str]:
    """Regions that a record binds: those it names, else those its scope binds."""
    named = split(row["region_ids"])
    if named:
        return named
    scope = next(each for each in read_rows("scopes") if each["scope"] == row["scope"])
    return split(scope["region_ids"]) if scope["relation"] == "binds" else []


def target_counts() -> Counter[str]:
    """Binding targets by region, counted record by record."""
    return Counter(region for row in read_rows("targets") if row["kind"] == "target" for region in regions_of(row))


@pytest.mark.parametrize("scope", BOUND)
def test_scope_binds(tables: Tables, scope: str) -> None:
    """A record of a scope that names no region binds the regions of the contract."""
    targets = tables["targets"]
    plain = targets[(targets["scope"] == scope) & (targets["region_ids"].map(len) == 0)]
    bound = bound_regions(plain, tables["scopes"])
    assert len(plain) > 0
    assert {frozenset(regions) for regions in bound} == {frozenset(BOUND[scope])}


def test_central_city_is_nine_districts_of_the_plan(tables: Tables) -> None:
    """The nine are the regions of the central tier."""
    regions = tables["regions"]
    assert list(regions.loc[regions["tier"] == "central", "region_id"]) == CENTRAL


def test_named_regions_go_before_the_scope(tables: Tables) -> None:
    """A record that names regions binds those alone."""
    bound = bound_regions(tables["targets"], tables["scopes"])
    by_hand = [tuple(regions_of(row)) for row in read_rows("targets")]
    assert [set(regions) for regions in bound] == [set(regions) for regions in by_hand]


@pytest.mark.parametrize("region", ALL)
def test_eco_city_concerns_two_districts(tables: Tables, region: str) -> None:
    """The eco-city's records concern 南岸 and 江北 and bind neither."""
    concerned = concerned_targets(region, tables["targets"], tables["scopes"])
    eco_city = [row["target_id"] for row in read_rows("targets") if row["scope"] == "eco-city"]
    assert list(concerned["target_id"]) == (eco_city if region in {"nanan", "jiangbei"} else [])
    binding = binding_targets(region, tables["targets"], tables["scopes"])
    assert set(binding["scope"]) & {"eco-city"} == set()


@pytest.mark.parametrize("region", ALL)
def test_number_of_binding_targets(tables: Tables, region: str) -> None:
    """The targets that bind a region are as many as a loop over the file finds."""
    binding = binding_targets(region, tables["targets"], tables["scopes"])
    assert len(binding) == target_counts()[region]
    assert set(binding["kind"]) == {"target"}


def test_guangan_is_bound_by_less() -> None:
    """Targets of the whole municipality bind every district and not Guang'an."""
    city_wide = sum(row["kind"] == "target" and row["scope"] == "city-wide" for row in read_rows("targets"))
    counts = target_counts()
    assert city_wide > 0
    assert min(counts[region] for region in ALL if region != "guangan") >= counts["guangan"] + city_wide


@pytest.mark.parametrize(("lang", "persons"), [("zh", 10_000), ("en", 1_000)])
def test_population_and_density(lang: str, persons: int) -> None:
    """Residents in the unit of the language; density is residents by area."""
    values = region_values(read_entities(), lang)
    for row in read_rows("regions"):
        found = values.loc[row["region_id"]]
        assert found["population"] * persons == pytest.approx(int(row["population_2020"]))
        assert found["area"] == float(row["area_km2"])
        assert found["density"] == pytest.approx(int(row["population_2020"]) / float(row["area_km2"]))


def test_indicator_counts() -> None:
    """Targets, provisions and projects by region are those that loops over the files find."""
    values = region_values(read_entities(), "zh")
    provisions = Counter(region for row in read_rows("provisions") for region in split(row["region_ids"]))
    concerned = {(row["entity_id"], region) for row in read_rows("places") for region in split(row["region_ids"])}
    projects = Counter(region for entity, region in concerned if entity in staged())
    counts = target_counts()
    for region in ALL:
        found = tuple(values.loc[region, ["targets", "provisions", "projects"]])
        assert found == (counts[region], provisions[region], projects[region])


def test_count_by_region_counts_absent_as_zero() -> None:
    """A region that nothing names has a count of zero."""
    named = pd.Series([("nanan", "jiangbei"), ("nanan",), ()], dtype=object)
    assert count_by_region(named, ["nanan", "jiangbei", "fuling"]) == {"nanan": 2, "jiangbei": 1, "fuling": 0}
