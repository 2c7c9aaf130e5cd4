"""The register of projects and the lengths of its lines, against the tables read a second way."""

from collections import Counter, defaultdict
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, box

from geodata.analysis.entities import Entity, is_project, read_entities, status_stages
from geodata.analysis.network_lengths import geodesic_km, line_lengths, network_table
from geodata.analysis.projects import (
    FILTERS,
    ProjectChoice,
    documents_disagree,
    filter_projects,
    kind_group,
    kind_groups,
    oc4ids_code,
    project_kind,
    stage_year_counts,
    status_rulings,
)
from geodata.analysis.targets import NO_YEAR
from geodata.tables.codelists import code_names, code_parents
from layers.views.drawn_features import placed_ids
from layers.views.network_length import network_lengths
from layers.views.page_parameters import page_choices
from pages.sections.projects.selection import mention_table
from tests.facts import read_rows, split
from tests.stages import STAGES, mentions, staged
from utils.api.csv_safety import csv_bytes
from utils.text.project_names import kind_choices, kind_names, stage_meanings

ALL = ProjectChoice(
    None, frozenset(["operating", "construction", "to-build", "planned", "study"]), None, None, None, None
)
EARTH_KM = 6371.0088


@pytest.fixture(scope="module")
def entities() -> list[Entity]:
    """Every entity."""
    return read_entities()


def test_projects_are_what_has_a_stage(entities: list[Entity]) -> None:
    """The default holds every entity that is built and whose mentions state a stage, and no role or brand."""
    expected = set(staged())
    chosen = filter_projects(entities, ALL, placed_ids())
    assert {entity.entity_id for entity in chosen} == expected
    assert all(is_project(entity) for entity in chosen)


def test_every_entity_has_one_kind(entities: list[Entity]) -> None:
    """Kinds cover the register, each in one group, each with a name."""
    kinds = [kind for members in kind_groups().values() for kind in members]
    assert len(kinds) == len(set(kinds))
    assert {project_kind(entity) for entity in entities} <= set(kinds)
    assert set(kinds) == set(kind_names("zh"))
    assert set(kind_groups()) == set(code_names("project-group", "zh"))
    assert set(kind_choices("zh")) == set(page_choices("projects")["kind"])
    assert kind_group("hsr") == "rail-lines"


@pytest.mark.parametrize(
    ("kind", "stage", "modes"),
    [
        ("hsr", "construction", {"hsr"}),
        ("hub", "to-build", {"hub"}),
        ("highway", "study", {"highway"}),
        ("waterways", "planned", {"water", "port"}),
    ],
)
def test_kind_and_stage_counted_from_the_table(entities: list[Entity], kind: str, stage: str, modes: set[str]) -> None:
    """A kind and a stage leave what the last staged mention of the rows says."""
    expected = set()
    for key, rows in mentions().items():
        # A point with the mode of a road is an interchange.
        point = rows[-1]["geometry_kind"] == "point" and rows[-1]["mode"] == "highway"
        if rows[-1]["mode"] in modes and staged().get(key) == stage and not point:
            expected.add(key)
    choice = ProjectChoice(kind, frozenset([stage]), None, None, None, None)
    assert {entity.entity_id for entity in filter_projects(entities, choice, placed_ids())} == expected
    assert expected


def test_region_document_and_year(entities: list[Entity]) -> None:
    """The other filters agree with a loop over the rows."""
    stages = ALL.stages
    table = mentions()
    in_region = {key for key, rows in table.items() if any("jiangjin" in split(row["region_ids"]) for row in rows)}
    in_document = {key for key, rows in table.items() if any(row["document_id"] == "cq-2022-5" for row in rows)}
    dated = {key for key, rows in table.items() if any(row["year"] == "2025" for row in rows)}
    undated = {key for key, rows in table.items() if not any(row["year"] for row in rows)}
    projects = {entity.entity_id for entity in filter_projects(entities, ALL, placed_ids())}
    for choice, expected in (
        (ProjectChoice(None, stages, "jiangjin", None, None, None), in_region),
        (ProjectChoice(None, stages, None, "cq-2022-5", None, None), in_document),
        (ProjectChoice(None, stages, None, None, "2025", None), dated),
        (ProjectChoice(None, stages, None, None, NO_YEAR, None), undated),
    ):
        chosen = {entity.entity_id for entity in filter_projects(entities, choice, placed_ids())}
        assert chosen == expected & projects
        assert chosen


def test_place_splits_the_register(entities: list[Entity]) -> None:
    """What is drawn and what is only listed add up; nothing without a geometry is drawn."""
    parts = {
        placed: filter_projects(entities, ProjectChoice(None, ALL.stages, None, None, None, placed), placed_ids())
        for placed in ("map", "list")
    }
    assert len(parts["map"]) + len(parts["list"]) == len(filter_projects(entities, ALL, placed_ids()))
    assert all(entity.geometry is not None for entity in parts["map"])
    assert "new-airport" in {entity.entity_id for entity in parts["list"]}


def test_axes_are_arrows_not_places() -> None:
    """A corridor drawn as a mere direction has no place; a corridor between named towns has one."""
    assert "a-axis-csj" not in placed_ids()
    assert "guangan-nanchong-chengdu-fast" in placed_ids()


def test_stage_by_year(entities: list[Entity]) -> None:
    """Counts by stage and year are those of a loop; most projects have no year."""
    projects = filter_projects(entities, ALL, placed_ids())
    counts = stage_year_counts(projects)
    years = Counter(
        (entity.stage, year) for entity in projects for year in {y for y in entity.rows["year"] if y} or {NO_YEAR}
    )
    assert {(s, y): int(counts.loc[s, y]) for s in counts.index for y in counts.columns if counts.loc[s, y]} == years
    assert counts[NO_YEAR].sum() > 0.9 * len(projects)


def test_mapping_to_oc4ids(entities: list[Entity]) -> None:
    """Every status has a code or none, and every project gets the code of its latest stated words."""
    codes = {status: code_parents("stage")[stage] for status, stage in status_stages().items()}
    assert set(codes) == {row["status"] for row in read_rows("status_words")}
    assert {code for code in codes.values() if code} == {
        "identification", "preparation", "implementation", "completion",
    }  # fmt: skip
    by_id = {entity.entity_id: entity for entity in entities}
    assert oc4ids_code(by_id["cy-middle-hsr"]) == "implementation"
    assert oc4ids_code(by_id["new-airport"]) == "preparation"
    assert oc4ids_code(by_id["dir-north"]) == ""
    # Works of which no start is stated are identified and no more; what goes on is implementation.
    assert (codes["to-be-built"], codes["completed-by"], codes["under-construction"]) == (
        "identification", "identification", "implementation",
    )  # fmt: skip
    published = {stage: code for stage, code, _why in stage_meanings("zh")}
    assert all(oc4ids_code(entity) == published[entity.stage] for entity in entities if is_project(entity))


def test_disagreeing_mentions(entities: list[Entity]) -> None:
    """The middle line is to be started in June and to be built faster in August; the ledger rules on it."""
    found = {entity.entity_id for entity in entities if documents_disagree(entity)}
    assert {"cy-middle-hsr", "new-airport"} <= found
    assert "yukun-hsr" not in found
    expected = {
        key
        for key, rows in mentions().items()
        if key in staged() and len({STAGES[row["status"]] for row in rows if row["status"] in STAGES}) > 1
    }
    assert found == expected
    assert status_rulings(entities)["cy-middle-hsr"] == "c-cy-middle-hsr"


def test_file_has_every_mention_with_evidence_and_precision(entities: list[Entity]) -> None:
    """The file holds one line for each mention of what is shown, as the table has it."""
    chosen = [entity for entity in entities if entity.entity_id in {"cy-middle-hsr", "new-airport"}]
    table = mention_table(chosen, "en")
    rows = [row for row in read_rows("places") if row["entity_id"] in {"cy-middle-hsr", "new-airport"}]
    assert sorted(table["Evidence"]) == sorted(row["evidence"] for row in rows)
    assert sorted(map(str, table["precision_m"])) == sorted(row["precision_m"] for row in rows)
    assert csv_bytes(table).decode("utf-8-sig").count("\n") == len(rows) + 1
    assert list(mention_table([], "zh").columns) == list(mention_table(chosen, "zh").columns)


def test_filters_are_known() -> None:
    """Every filter of the page names its values."""
    assert set(FILTERS) <= set(page_choices("projects"))


def haversine_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees, on the mean sphere."""
    (lon1, lat1), (lon2, lat2) = (tuple(map(radians, point)) for point in (first, second))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def test_geodesic_length_of_known_lines() -> None:
    """A degree of the equator is 111.3195 km; parts of a line add up; areas have no length here."""
    assert geodesic_km(LineString([(106, 0), (107, 0)])) == pytest.approx(111.3195, abs=1e-3)
    parts = MultiLineString([[(106, 29), (106, 30)], [(107, 29), (107, 30)]])
    assert geodesic_km(parts) == pytest.approx(2 * geodesic_km(parts.geoms[0]), rel=1e-9)
    assert geodesic_km(box(106, 29, 107, 30)) == 0


def test_lengths_of_the_table(entities: list[Entity]) -> None:
    """Lengths by mode are the sums over the table's own coordinates, within half a percent, and 2 % for curves."""
    expected: dict[str, float] = defaultdict(float)
    for rows in mentions().values():
        row = rows[-1]
        if row["mode"] in {"hsr", "rail", "suburban", "highway", "fast", "water"} and "LINE" in row["geometry"]:
            for part in shapely.get_parts(shapely.from_wkt(row["geometry"])):
                points = list(part.coords)
                expected[row["mode"]] += sum(haversine_km(*pair) for pair in pairwise(points))
    found = line_lengths(entities, None).groupby("mode")["length_km"].sum()
    assert dict(found) == pytest.approx(dict(expected), rel=0.02)
    assert all(found[mode] > 0.995 * length for mode, length in expected.items())


def test_clipped_lengths_are_shorter(entities: list[Entity]) -> None:
    """Inside the area no line is longer than the whole, and a box around everything cuts nothing."""
    lengths = network_lengths()
    assert (lengths["inside_km"] <= lengths["length_km"] + 1e-6).all()
    assert lengths["inside_km"].sum() < lengths["length_km"].sum()
    whole = line_lengths(entities, box(90, 10, 130, 50))
    assert list(whole["inside_km"]) == pytest.approx(list(whole["length_km"]))


def test_table_by_mode_and_precision(entities: list[Entity]) -> None:
    """The table splits lines by mode and half-width without losing one."""
    lengths = line_lengths(entities, None)
    table = network_table(lengths)
    assert table["lines"].sum() == len(lengths)
    assert table["length_km"].sum() == pytest.approx(lengths["length_km"].sum())
    assert set(table["precision"]) == {"schematic"}
    assert list(dict.fromkeys(table["mode"])) == ["hsr", "rail", "suburban", "highway", "fast", "water"]
    assert table["inside_km"].isna().all()
    assert network_table(lengths.iloc[:0]).empty
    assert isinstance(table, pd.DataFrame)
