"""The region profile: every count is made a second way, and what it says of roles is what the plan says."""

from collections import Counter

import pytest

from geodata.analysis.entities import read_entities
from geodata.analysis.region_profile import (
    RegionFacts,
    own_targets,
    read_region,
    region_facts,
    role_group,
    scope_counts,
    top_targets,
)
from geodata.library.paragraphs import fold
from tests.facts import Clauses, read_rows, split
from tests.geodata.test_target_scope import target_counts
from tests.stages import staged
from utils.charts.regions import Panel, panel_range

ALL = [row["region_id"] for row in read_rows("regions")]
ENTITIES = read_entities()


def naming(table: str, region: str, key: str) -> list[str]:
    """Ids of the records of a table that name a region."""
    return [row[key] for row in read_rows(table) if region in split(row["region_ids"])]


def profile(region: str, year: str | None = None) -> RegionFacts:
    """Facts of one region."""
    return region_facts(region, ENTITIES, year)


@pytest.mark.parametrize("region", ALL)
def test_records_are_those_that_name_it(region: str) -> None:
    """Tasks, provisions and entities are those whose cells hold the region."""
    facts = profile(region)
    assert list(facts.tasks["task_id"]) == naming("tasks", region, "task_id")
    assert list(facts.provisions["provision_id"]) == naming("provisions", region, "provision_id")
    assert {each.entity_id for each in facts.places} == set(naming("places", region, "entity_id"))


@pytest.mark.parametrize("region", ALL)
def test_projects_and_targets_are_counted(region: str) -> None:
    """Projects are works with a stage in some document; targets follow from their scope."""
    facts = profile(region)
    named = set(naming("places", region, "entity_id"))
    assert {each.entity_id for each in facts.projects} == set(staged()) & named
    assert len(facts.binding) == target_counts()[region] == sum(scope_counts(facts.binding).values())


def test_guangan_is_bound_by_targets_of_the_whole_area_alone() -> None:
    """Guang'an lies in Sichuan: no target of the municipality binds it."""
    rows = [row for row in read_rows("targets") if row["kind"] == "target" and row["scope"] == "metro-area"]
    expected = [
        row["target_id"] for row in rows if not split(row["region_ids"]) or "guangan" in split(row["region_ids"])
    ]
    assert list(profile("guangan").binding["target_id"]) == expected
    assert set(scope_counts(profile("guangan").binding)) == {"metro-area"}


def test_only_the_coal_store_names_regions_as_a_target() -> None:
    """Four regions have a target that names them, those of its four stores; it comes first in their list."""
    rows = [row for row in read_rows("targets") if row["kind"] == "target" and row["region_ids"]]
    assert [(row["target_id"], row["region_ids"]) for row in rows] == [
        ("metro-coal-storage", "jiangjin|hechuan|qijiang-wansheng|guangan")
    ]
    for region in ALL:
        own = list(own_targets(profile(region))["target_id"])
        assert own == (["metro-coal-storage"] if region in split(rows[0]["region_ids"]) else [])
    assert top_targets(profile("hechuan"), ["city-wide"]).iloc[0]["target_id"] == "metro-coal-storage"


def test_roles_are_given_to_groups_as_the_plan_prints_them(clauses: Clauses) -> None:
    """Nine, four, four, four and one share a role; the words of the plan stand in the clause of each."""
    sizes = Counter(role_group(region) for region in ALL)
    assert sorted(map(len, sizes)) == [1, 4, 4, 4, 9]
    assert all(len(group) == n for group, n in sizes.items())
    for region in ALL:
        row = read_region(region)
        chapter = [text for (document, locator), text in clauses.items()
                   if document == row["role_document_id"] and locator.startswith(row["role_locator"])]  # fmt: skip
        assert fold(row["role_evidence"]) in "".join(chapter), region
    assert set(role_group("jiangjin")) == {"bishan", "jiangjin", "changshou", "nanchuan"}
    assert read_region("jiangjin")["role_evidence"] == "璧山区、江津区、长寿区、南川区"


@pytest.mark.parametrize("year", ["2025", "2035"])
def test_a_year_keeps_what_prints_it(year: str) -> None:
    """Targets and projects keep their printed year; tasks and sites without a stage stay."""
    facts, every = profile("jiangjin", year), profile("jiangjin")
    years = {row["target_id"]: row["target_year"] for row in read_rows("targets")}
    kept = [target for target in every.binding["target_id"] if years[target] == year]
    assert list(facts.binding["target_id"]) == kept
    printed = {row["entity_id"] for row in read_rows("places") if row["year"] == year}
    assert {each.entity_id for each in facts.projects} == {each.entity_id for each in every.projects} & printed
    assert len(facts.tasks) == len(every.tasks)
    staged = {each.entity_id for each in every.projects} - printed
    assert [each for each in every.sites if each.entity_id not in staged] == list(facts.sites)


def test_2020_is_the_year_of_the_base_values() -> None:
    """For 2020 the profile keeps base values: the share of urban residents and the baselines of that year."""
    facts = profile("jiangjin", "2020")
    rows = [row for row in read_rows("targets") if row["base_year"] == "2020"]
    assert list(facts.binding["target_id"]) == [row["target_id"] for row in rows if row["kind"] == "target"]
    assert list(facts.baselines["target_id"]) == [row["target_id"] for row in rows if row["kind"] == "baseline"]
    assert facts.projects == ()


def test_bars_start_at_zero_and_marks_need_not() -> None:
    """A bar's axis begins at zero; the axis of marks holds every value with room at both ends."""
    values = [82.0, 90.0]
    assert panel_range(Panel("", values, 0, additive=True))[0] == 0
    low, high = panel_range(Panel("", values, 0, additive=False))
    assert 0 < low < min(values)
    assert high > max(values)
    low, high = panel_range(Panel("", [5.0, 5.0], 0, additive=False))
    assert low < 5 < high
