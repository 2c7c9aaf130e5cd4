"""The audit passes on the shipped tables, and names each fault that is put into them."""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shapely
from shapely import affinity
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geodata.audit.report import Check, as_json
from geodata.audit.run import run_audit
from geodata.audit.stored import read_report
from geodata.geometry.boundaries import Boundaries
from geodata.library.reading import Library, read_library
from tests.facts import FACTS, ROOT, Row, read_rows

ALL_CHECKS = [
    "schema", "evidence", "figures", "digits", "units", "regions", "status", "clauses", "quotes", "hedges", "links",
    "repeats", "natures", "rulings", "lists", "glossary", "routes", "offsets", "rivers", "channel", "places",
]  # fmt: skip
# Checks of which there is less to compare.
FEWEST = {"lists": 15, "routes": 60, "rivers": 15}
Change = Callable[[list[Row]], list[Row]]


@pytest.fixture(scope="module")
def checks(library: Library, boundaries: Boundaries) -> list[Check]:
    """The audit of the shipped tables."""
    return run_audit(FACTS, library, boundaries)


def test_every_check_is_made_and_passes(checks: list[Check]) -> None:
    """Twenty-one checks, none left out, none empty, no fault."""
    assert [check.key for check in checks] == ALL_CHECKS
    assert [(check.key, check.note) for check in checks if check.note] == []
    assert [(check.key, fault) for check in checks for fault in check.faults] == []
    assert all(check.share == 100 and check.total > FEWEST.get(check.key, 100) for check in checks)


def test_totals_are_those_of_a_second_count(checks: list[Check], clauses: dict[tuple[str, str], str]) -> None:
    """Evidence counts every quoting record; the annex has 220 unit mentions beside those of brackets and text."""
    totals = {check.key: check.total for check in checks}
    figures = sum(len(json.loads(row["figures"])) for row in read_rows("measures"))
    tables = (
        "targets", "places", "tasks", "measures", "provisions", "terms", "regions", "exclusions", "actions",
        "hedges_left",
    )  # fmt: skip
    assert totals["evidence"] == sum(len(read_rows(table)) for table in tables) + figures
    assert totals["units"] == 220 + sum(
        len(row[f"{role}_unit_ids"].split("|"))
        for row in read_rows("tasks")
        for role in ("lead", "support", "listed")
        if row["stated_in"] != "annex" and row[f"{role}_unit_ids"]
    )
    # Digits of the texts, less the numbers of 89 items, 28 box items and their kind.
    digits = sum(char.isdigit() and char.isascii() for text in clauses.values() for char in text)
    assert digits > totals["digits"] > 300


def test_page_shows_the_figures_of_these_tables(checks: list[Check]) -> None:
    """The kept report is current and says what a fresh audit says."""
    stored = read_report()
    assert stored.current
    assert as_json(stored.checks) == as_json(checks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy of the shipped facts to spoil."""
    return Path(shutil.copytree(FACTS, tmp_path / "facts"))


def spoil(folder: Path, table: str, change: Change) -> None:
    """Change a table of a copy."""
    rows = read_rows(table, folder)
    rows = change(rows)
    columns = list(rows[0])
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cell(key: str, column: str, old: str, new: str) -> Change:
    """Change one cell of one record, which must hold the old value."""

    def change(rows: list[Row]) -> list[Row]:
        row = next(row for row in rows if next(iter(row.values())) == key)
        assert row[column] == old
        row[column] = new
        return rows

    return change


def drop(key: str) -> Change:
    """Drop one record."""
    return lambda rows: [row for row in rows if next(iter(row.values())) != key]


def _row(rows: list[Row], key: str) -> Row:
    return next(row for row in rows if next(iter(row.values())) == key)


def _swap_roles(rows: list[Row], key: str) -> list[Row]:
    row = _row(rows, key)
    row["lead_unit_ids"], row["support_unit_ids"] = row["support_unit_ids"], row["lead_unit_ids"]
    return rows


def _move(rows: list[Row], entity: str) -> list[Row]:
    # Half a degree to the west: another district.
    for row in rows:
        if row["entity_id"] == entity:
            x, y = row["geometry"].removeprefix("POINT (").removesuffix(")").split()
            row["geometry"] = f"POINT ({float(x) - 0.5:.4f} {y})"
    return rows


def _amount(rows: list[Row]) -> list[Row]:
    row = _row(rows, "fin-02")
    assert '"high": 1.3' in row["figures"]
    row["figures"] = row["figures"].replace('"high": 1.3', '"high": 1.8')
    return rows


def _misquote(rows: list[Row], key: str) -> list[Row]:
    row = _row(rows, key)
    row["difference"] = row["difference"].replace("109公里滨江公共空间", "119公里滨江公共空间")
    return rows


def _unhedged(key: str, column: str, words: str) -> Change:
    """Take words out of a summary that holds them."""

    def change(rows: list[Row]) -> list[Row]:
        row = _row(rows, key)
        assert words in row[column]
        row[column] = row[column].replace(words, "")
        return rows

    return change


def setting(key: str, column: str, content: str) -> Change:
    """Put something into one cell of one record."""

    def change(rows: list[Row]) -> list[Row]:
        _row(rows, key)[column] = content
        return rows

    return change


def setting_of(entity: str, column: str, content: str) -> Change:
    """Set a cell of every mention of an entity."""
    return lambda rows: [row | {column: content} if row["entity_id"] == entity else row for row in rows]


def _redrawn(entity: str, change: Callable[[BaseGeometry], BaseGeometry]) -> Change:
    def redraw(row: Row) -> Row:
        return row | {"geometry": change(shapely.from_wkt(row["geometry"])).wkt}

    return lambda rows: [redraw(row) if row["entity_id"] == entity and row["geometry"] else row for row in rows]


def shifted(entity: str, east: float, north: float) -> Change:
    """Move an entity by degrees."""
    return _redrawn(entity, lambda geometry: affinity.translate(geometry, east, north))


def _cut_short(entity: str) -> Change:
    """A line without its last third."""
    return _redrawn(entity, lambda line: substring(line, 0, 2 / 3, normalized=True))


def _straightened(entity: str) -> Change:
    """A line with its ends alone."""
    return _redrawn(entity, lambda line: LineString([line.coords[0], line.coords[-1]]))


def _placed(entity: str, wkt: str) -> Change:
    """An entity at another place."""
    return _redrawn(entity, lambda _geometry: shapely.from_wkt(wkt))


def _swap_stops(entity: str, first: int, second: int) -> Change:
    """A route, and with it its line, with two stops in each other's place."""

    def change(rows: list[Row]) -> list[Row]:
        row = next(each for each in rows if each["entity_id"] == entity)
        stops = row["waypoint_ids"].split("|")
        stops[first], stops[second] = stops[second], stops[first]
        row["waypoint_ids"] = "|".join(stops)
        return rows

    return change


def _without_stop(entity: str, first: int, last: int) -> Change:
    """A route without some of its stops."""

    def change(rows: list[Row]) -> list[Row]:
        row = next(each for each in rows if each["entity_id"] == entity)
        stops = row["waypoint_ids"].split("|")
        row["waypoint_ids"] = "|".join(stops[:first] + stops[last:])
        return rows

    return change


# An outline that reaches over the middle of the river north of the island.
SWIMMING = "POLYGON ((106.66 29.57, 106.67 29.585, 106.72 29.60, 106.74 29.595, 106.70 29.575, 106.66 29.57))"
AREA = "eco-planning-area"
COAL = "jiangjin|hechuan|qijiang-wansheng|guangan"
FAULTS: dict[str, tuple[str, Change, str, str]] = {
    "a figure": ("targets", cell("metro-air-quality", "value", "89.4", "89.5"), "figures", "targets/metro-air-quality"),
    "a base value": ("targets", cell("metro-urbanisation-2025", "base_value", "74", "75"), "figures", "urbanisation"),
    "a unit": ("targets", cell(AREA, "unit", "km2", "ha"), "figures", AREA),
    "a printed unit": ("targets", cell(AREA, "unit_zh", "平方公里", "公里"), "figures", AREA),
    "a locator": ("targets", cell(AREA, "locator", "引言", "一（一）"), "evidence", AREA),
    "a locator of a place": (
        "places", cell("a-yukun-hsr", "locator", "五（二）2", "五（二）3"), "evidence", "places/a-yukun-hsr",
    ),
    "a responsible unit": (
        "tasks", cell("e-05", "listed_unit_ids", "housing-commission", "transport-bureau"), "units", "tasks/e-05",
    ),
    "a role": ("tasks", lambda rows: _swap_roles(rows, "ur-5-2-2"), "units", "tasks/ur-5-2-2"),
    "a unit's name": ("units", cell("transport-bureau", "name_zh", "市交通局", "市交通委"), "units", "tasks/e-10"),
    "a coordinate": ("places", lambda rows: _move(rows, "guoyuan-port"), "places", "places/guoyuan-port"),
    "a region": ("provisions", cell("p81-1-1", "region_ids", "", "yongchuan"), "regions", "provisions/p81-1-1"),
    "a region of the duty bracket": (
        "provisions", cell("p31-2-1", "region_ids", "", "qijiang-wansheng"), "regions", "provisions/p31-2-1",
    ),
    "a status": ("places", cell("a-yukun-hsr", "status", "under-construction", "planned"), "status", "a-yukun-hsr"),
    "an amount of a measure": ("measures", _amount, "figures", "measures/fin-02"),
    "a quote": ("conflicts", lambda rows: _misquote(rows, "c-109-km"), "quotes", "conflicts/c-109-km"),
    "a dropped target": ("targets", drop("metro-air-quality"), "digits", "第二章 第三节"),
    "a dropped place": ("places", drop("metro-on-rails"), "schema", "metro-on-rails"),
    "a dropped task": ("tasks", drop("e-21"), "clauses", "附件 21"),
    "a dropped unit": ("units", drop("energy-bureau"), "schema", "energy-bureau"),
    "a dropped provision": ("provisions", drop("p81-1-2"), "clauses", "一（二）"),
    "a dropped measure": ("measures", drop("fin-02"), "schema", "measures.csv"),
    "a dropped conflict": ("conflicts", drop("c-t3b-runway4"), "repeats", "t3b-runway4"),
    "a word of no such stage": (
        "places", cell("a-demo-guangyang", "status", "to-be-built", "under-construction"), "status", "a-demo-guangyang",
    ),
    "a stage left out": (
        "places", cell("a-kexue-avenue", "status", "to-be-built", "designation"), "status", "a-kexue-avenue",
    ),
    "a stage on a brand": ("places", cell("a-jc-bays", "status", "designation", "planned"), "natures", "a-jc-bays"),
    "a stage on a bid": (
        "places", cell("diaoyucheng-bid", "status", "designation", "planned"), "natures", "diaoyucheng-bid",
    ),
    "two natures of one thing": (
        "places", cell("a-guoyuan", "nature", "works", "service"), "natures", "places/",
    ),
    "a ruling that is not shown": (
        "conflicts", cell("c-liangjiang-innovation", "ruling", "under-construction", "preparatory"), "rulings",
        "c-liangjiang-innovation",
    ),
    "a ruled figure that is not shown": (
        "conflicts", cell("c-waste-recovery", "ruling", "38", "39"), "rulings", "c-waste-recovery",
    ),
    "an open matter held as one": (
        "conflicts", cell("c-eco-barrier", "held_as", "one", ""), "rulings", "c-eco-barrier",
    ),
    "a list of two regions": (
        "targets", cell("metro-coal-storage", "region_ids", COAL, "hechuan|qijiang-wansheng"), "lists", "coal-storage",
    ),
    "a list without places": ("targets", setting("metro-coal-bases", "place_ids", ""), "lists", "metro-coal-bases"),
    "a hedge lost in Chinese": ("provisions", _unhedged("p37-10-1-2", "summary_zh", "探索"), "hedges", "p37-10-1-2"),
    "a hedge lost in English": (
        "provisions", _unhedged("p31-10-1-2", "summary_en", "aims for"), "hedges", "provisions/p31-10-1-2",
    ),
    "an open list closed": ("provisions", _unhedged("p31-7-2-1", "summary_zh", "等"), "hedges", "p31-7-2-1"),
    "guidance lost": ("provisions", _unhedged("p31-7-2-1", "summary_zh", "引导"), "hedges", "p31-7-2-1"),
    "conditions lost": ("provisions", _unhedged("p31-7-2-1", "summary_zh", "有条件"), "hedges", "p31-7-2-1"),
    "a term outside the glossary": (
        "targets", setting("ur-fastroad-ring", "name_en", "Fast roads: one ring"), "glossary", "ur-fastroad-ring",
    ),
    "a line moved by five kilometres": ("places", shifted("bitong-line", 0.0, 0.045), "offsets", "bitong"),
    "a metro line moved by five kilometres": ("places", shifted("a-metro-l3", 0.052, 0.0), "offsets", "a-metro-l3"),
    "a line that is not its route": ("places", shifted("xiangyu-railway", 0.001, 0.0), "routes", "xiangyu-railway"),
    "two stops swapped": ("routes", _swap_stops("nw-cy-hsr", 3, 4), "routes", "turns back"),
    "two stops of a metro line swapped": ("routes", _swap_stops("a-metro-l2", 10, 12), "routes", "a-metro-l2"),
    "a stop left out": ("routes", _without_stop("sw-chengyu-railway", 20, 26), "routes", "sw-chengyu-railway"),
    "a length that the line does not have": (
        "routes", setting("a-metro-l3", "known_km", "155"), "routes", "routes/a-metro-l3",
    ),
    "a straight link with a narrow band": (
        "places", setting_of("fast-hechuan", "precision_m", "3000"), "routes", "routes/fast-hechuan",
    ),
    "a river cut short": ("places", _cut_short("river-jialing"), "offsets", "朝天门"),
    "a waterway cut short": ("places", _cut_short("fujiang-channel"), "offsets", "fujiang-channel"),
    "a river drawn straight": ("places", _straightened("river-yangtze"), "rivers", "places/"),
    "a half-width that is too narrow": (
        "places", setting_of("river-jialing", "precision_m", "2500"), "rivers", "places/",
    ),
    "a crest with too narrow a band": (
        "places", setting_of("mountain-huaying", "precision_m", "500"), "rivers", "places/",
    ),
    "a point in the channel": (
        "places", _placed("e-heart", "POINT (106.585 29.555)"), "channel", "places/",
    ),
    "an island in the channel": ("places", _placed("a-island-guangyang", SWIMMING), "channel", "places/"),
    "a dropped exclusion": ("exclusions", drop("x-31-d01"), "digits", "cq-2022-31 一（三）"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_seeded_fault_is_named(folder: Path, library: Library, boundaries: Boundaries, name: str) -> None:
    """One change to one table is found by the check that is meant for it, which names the record."""
    table, change, check, named = FAULTS[name]
    spoil(folder, table, change)
    found = {each.key: each for each in run_audit(folder, library, boundaries)}
    assert found["schema"].faults, "the hash of the file no longer holds"
    messages = [f"{fault.record} {fault.message}" for fault in found[check].faults]
    assert [message for message in messages if named in message], messages[:5]


PORT, AIR = "guoyuan-port", "metro-air-quality"
BROKEN: dict[str, tuple[str, Change, str, str]] = {
    "a word for a number": ("targets", setting(AIR, "value", "many"), "schema", AIR),
    "a geometry that is none": ("places", setting(PORT, "geometry", "POINT (x y)"), "places", PORT),
    "figures that are no JSON": ("measures", setting("fin-02", "figures", "{["), "figures", "fin-02"),
    "a paragraph in words": ("provisions", setting("p37-3-2-1", "locator", "前言 第一段"), "evidence", "p37-3-2-1"),
    "a point without a place": ("waypoints", setting("bishan-station", "lon", "east"), "routes", "bishan-station"),
    "a point of a route that is none": (
        "routes",
        setting("nw-cy-hsr", "waypoint_ids", "atlantis|bishan-station"),
        "routes",
        "atlantis",
    ),
    "a route of one point": ("routes", setting("nw-cy-hsr", "waypoint_ids", "bishan-station"), "routes", "fewer"),
    "a length in words": ("routes", setting("a-metro-l3", "known_km", "long"), "routes", "long"),
    "a river without a mouth": ("rivers", setting("fujiang", "mouth_lon", "east"), "schema", "fujiang"),
    "a half-width in words": ("waypoints", setting("bishan-station", "precision_m", "wide"), "schema", "wide"),
    "an unknown region": ("places", setting(PORT, "region_ids", "atlantis"), "schema", "atlantis"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_audit_goes_on_over_a_broken_cell(folder: Path, library: Library, boundaries: Boundaries, name: str) -> None:
    """A cell that cannot be read is named, and every check is still made."""
    table, change, check, named = BROKEN[name]
    spoil(folder, table, change)
    found = {each.key: each for each in run_audit(folder, library, boundaries)}
    assert list(found) == ALL_CHECKS
    assert any(named in f"{fault.record} {fault.message}" for fault in found[check].faults)


def test_missing_table_or_column_is_named(folder: Path, library: Library, boundaries: Boundaries) -> None:
    """Without a file or a column nothing else can be checked, and that is said."""
    spoil(folder, "units", lambda rows: [{k: v for k, v in row.items() if k != "aliases"} | {"x": ""} for row in rows])
    (folder / "measures.csv").unlink()
    schema, *others = run_audit(folder, library, boundaries)
    messages = [fault.message for fault in schema.faults]
    assert "measures.csv is missing" in messages
    assert any("units.csv: columns missing: aliases" in message for message in messages)
    assert {check.note for check in others} == {"tables or columns are missing"}


def test_audit_without_texts_says_what_it_could_not_check(boundaries: Boundaries) -> None:
    """Checks that read the documents are not made and say so; the others are."""
    checks = {check.key: check for check in run_audit(FACTS, Library(), boundaries)}
    unmade = [key for key, check in checks.items() if check.note]
    assert unmade == ["evidence", "figures", "digits", "units", "regions", "status", "clauses", "quotes", "hedges"]
    assert "cq-2022-5" in checks["evidence"].note
    assert checks["links"].share == checks["places"].share == checks["repeats"].share == 100


def run_command(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [sys.executable, "-m", "geodata.audit", "--data-dir", str(data_dir), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.mark.serving
def test_command_reports_and_exits_with_its_verdict(data_dir: Path, seeds: Path, tmp_path: Path, folder: Path) -> None:
    """Exit 0 and a JSON report on good tables, 1 with the record's name on a fault, 2 without the texts."""
    report = tmp_path / "report.json"
    good = run_command(data_dir, "--library", str(seeds), "--json", str(report))
    assert (good.returncode, good.stderr) == (0, "")
    assert [entry["check"] for entry in json.loads(report.read_text("utf-8"))] == ALL_CHECKS
    spoil(folder, "targets", cell("metro-air-quality", "value", "89.4", "89.5"))
    bad = run_command(data_dir, "--library", str(seeds), "--facts", str(folder))
    assert bad.returncode == 1
    assert "targets/metro-air-quality: value 89.5 is not what" in bad.stdout
    bare = run_command(data_dir)
    assert bare.returncode == 2
    assert "source texts missing" in bare.stdout


def test_figures_of_the_audit_are_in_the_log(checks: list[Check], capsys: pytest.CaptureFixture[str]) -> None:
    """The log of the tests shows the figures that the page shows."""
    with capsys.disabled():
        lines = [f"  {check.key:<9} {check.passed:>6,} / {check.total:<6,} {check.share:.2f} %" for check in checks]
        sys.stdout.write("\naudit\n" + "\n".join(lines) + "\n")
    assert len(lines) == len(ALL_CHECKS)


def test_partial_library_is_said(seeds: Path, boundaries: Boundaries, tmp_path: Path) -> None:
    """With two of the four documents the text checks are not made, and the missing ones are named."""
    source = next(iter(seeds.glob("003_*.txt")))
    shutil.copy(source, tmp_path / source.name)
    [note] = {check.note for check in run_audit(FACTS, read_library(tmp_path), boundaries) if check.note}
    assert note == "source texts missing: cq-2022-5, cq-2022-37"


def test_facts_are_restored(folder: Path) -> None:
    """The spoilt copies are copies: the shipped files are untouched."""
    names: Iterator[Path] = FACTS.glob("*.csv")
    assert all(path.read_bytes() == (folder / path.name).read_bytes() for path in names)
