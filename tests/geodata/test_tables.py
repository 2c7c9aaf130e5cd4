"""The fact tables agree with the documents, with their schema and with one another."""

import hashlib
import re
from collections import Counter, defaultdict
from typing import Any

import pandas as pd
import pytest
from frictionless import validate

from geodata.library.locators import section_of
from geodata.library.outline import PLAN
from geodata.library.paragraphs import fold
from geodata.tables.schema import read_resources as declared_tables
from tests.facts import FACTS, ROOT, Clauses, Row, numbered_rows, read_resources, read_rows, split

CONTRACT = {
    "documents": "document_id number title_zh title_en issuer_zh issuer_en issued valid_from valid_to",
    "regions": "region_id name_zh name_en tier adcode area_km2 population_2020 role_zh role_en role_locator",
    "targets": "target_id document_id locator name_zh name_en theme scope region_ids kind comparator value value_low"
    " value_high unit base_year base_value target_year evidence note",
    "places": "place_id entity_id document_id locator name_zh label_zh name_en layer mode status_word status region_ids"
    " geometry_kind precision precision_m geometry geometry_source evidence note",
    "tasks": "task_id document_id locator title_zh title_en theme scope lead_unit_ids support_unit_ids listed_unit_ids"
    " open_list region_ids place_ids target_ids",
    "units": "unit_id name_zh name_en kind aliases",
    "measures": "measure_id document_id locator title_zh title_en instruments beneficiary_zh beneficiary_en figures"
    " valid_from valid_to",
    "provisions": "provision_id document_id locator heading_zh summary_zh summary_en theme region_ids place_ids"
    " target_ids task_ids",
    "conflicts": "conflict_id subject_zh subject_en record_ids difference ruling",
    "scopes": "scope name_zh name_en region_ids note",
}
IDS = {
    "documents": "document_id", "regions": "region_id", "scopes": "scope", "targets": "target_id",
    "places": "place_id", "provisions": "provision_id", "tasks": "task_id", "units": "unit_id",
    "measures": "measure_id", "conflicts": "conflict_id", "grid": "region_id",
}  # fmt: skip
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EVIDENCED = {
    "targets": ("document_id", "locator", "evidence"),
    "places": ("document_id", "locator", "evidence"),
    "provisions": ("document_id", "locator", "evidence"),
    "regions": ("role_document_id", "role_locator", "role_evidence"),
}
PLAN_PERSONS = 24_400_000
PLAN_KM2 = 35_000
HALF_PERCENT = 0.005
RESOURCES = {resource["name"]: resource for resource in read_resources()}


def clause_of(row: Row, document: str, locator: str, clauses: Clauses) -> str:
    """Text of the clause that a record names; empty where there is no such clause."""
    return clauses.get((row[document], section_of(row[locator])), "")


@pytest.mark.parametrize("table", EVIDENCED)
def test_evidence_stands_in_its_own_clause(table: str, clauses: Clauses) -> None:
    """Every evidence is printed in the clause that its record names."""
    document, locator, evidence = EVIDENCED[table]
    missing = [
        f"{place}: {row[evidence]} is not in {row[document]} {row[locator]}"
        for place, row in numbered_rows(table)
        if not row[evidence] or fold(row[evidence]) not in clause_of(row, document, locator, clauses)
    ]
    assert missing == []


def test_status_words_stand_in_their_clause(clauses: Clauses) -> None:
    """Every status word of a place is printed in the clause that the place names."""
    missing = [
        f"{place}: {row['status_word']} is not in {row['document_id']} {row['locator']}"
        for place, row in numbered_rows("places")
        if not row["status_word"] or fold(row["status_word"]) not in clause_of(row, "document_id", "locator", clauses)
    ]
    assert missing == []


def test_status_follows_from_its_word() -> None:
    """What is built has a status that its word allows, what is not built has none; a role verb lowers no stage."""
    words = read_rows("status_words")
    allowed = {row["status_word"]: {row["status"], row["also"]} - {""} for row in words}
    role = {row["status_word"] for row in words if row["role"] == "yes"}
    stated: dict[str, set[str]] = defaultdict(set)
    for row in read_rows("places"):
        if row["status_word"] not in role:
            stated[row["entity_id"]].add(row["status"])
    wrong = []
    for place, row in numbered_rows("places"):
        known = allowed.get(row["status_word"], set())
        if row["status_word"] in role:
            known = known | stated[row["entity_id"]]
        # A region is developed, so that its mentions may keep the words of a stage; it is no project.
        if row["nature"] == "region":
            known = known | {"designation"}
        if row["status"] not in (known if row["nature"] in {"works", "service", "region"} else {"designation"}):
            wrong.append(f"{place}: {row['status_word']} is {row['status']}, not {known}")
    assert wrong == []


def test_every_status_word_is_used() -> None:
    """The table of status words holds no word that no place has."""
    used = {row["status_word"] for row in read_rows("places")}
    assert [row["status_word"] for row in read_rows("status_words") if row["status_word"] not in used] == []


def test_value_is_the_figure_of_its_evidence() -> None:
    """Where the evidence prints digits, the values of the record are among them; 全覆盖 is 100 %."""
    wrong = []
    for place, row in numbered_rows("targets"):
        printed = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", fold(row["evidence"]))}
        values = {float(row[name]) for name in ("value", "value_low", "value_high") if row[name]}
        if printed and "全覆盖" not in row["evidence"] and not values <= printed:
            wrong.append(f"{place} ({row['target_id']}): {values} is not in {row['evidence']}")
    assert wrong == []


def test_package_is_valid_for_frictionless() -> None:
    """The data package stands the reference implementation of its standard."""
    report = validate(str(FACTS / "datapackage.json"))
    faults = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    assert sorted({f"{fault.title}: {fault.note}" for fault in faults}) == []


def test_readers_return_every_record(tables: dict[str, pd.DataFrame]) -> None:
    """The app's reader accepts the tables and keeps every record."""
    assert {name: len(frame) for name, frame in tables.items()} == {name: len(read_rows(name)) for name in RESOURCES}


def test_list_cells_become_tuples(tables: dict[str, pd.DataFrame]) -> None:
    """Lists in cells arrive as tuples, numbers as numbers, no cell as NaN where text is due."""
    by_hand = [tuple(split(row["region_ids"])) for row in read_rows("targets")]
    assert list(tables["targets"]["region_ids"]) == by_hand
    values = [float(row["value"]) for row in read_rows("targets") if row["value"]]
    assert list(tables["targets"]["value"].dropna()) == values
    assert not tables["targets"]["note"].isna().any()


@pytest.mark.parametrize("name", RESOURCES)
def test_file_facts(name: str) -> None:
    """Hash, bytes and rows in the package are those of the file."""
    resource: dict[str, Any] = RESOURCES[name]
    content = (FACTS / resource["path"]).read_bytes()
    found = ("sha256:" + hashlib.sha256(content).hexdigest(), len(content), len(read_rows(name)))
    assert (resource["hash"], resource["bytes"], resource["rows"]) == found


@pytest.mark.parametrize("name", RESOURCES)
def test_one_line_a_record(name: str) -> None:
    """A record is one line, so that messages and versions can name it; line ends are plain."""
    content = (FACTS / RESOURCES[name]["path"]).read_bytes()
    assert content.count(b"\n") == len(read_rows(name)) + 1
    assert b"\r" not in content


def test_every_table_is_declared() -> None:
    """No table lies beside the package without an entry in it."""
    assert {path.name for path in FACTS.glob("*.csv")} == {resource["path"] for resource in RESOURCES.values()}


@pytest.mark.parametrize("table", CONTRACT)
def test_contract_columns(table: str) -> None:
    """The file's own header holds the columns of the contract, and the schema declares the header."""
    header = (FACTS / f"{table}.csv").read_text("utf-8").splitlines()[0].split(",")
    assert set(CONTRACT[table].split()) - set(header) == set()
    assert declared_tables()[table].columns == header


@pytest.mark.parametrize("table", IDS)
def test_ids(table: str) -> None:
    """Ids are kebab-case and unique in their table."""
    ids = [row[IDS[table]] for row in read_rows(table)]
    assert [key for key in ids if not KEBAB.fullmatch(key)] == []
    assert [key for key, times in Counter(ids).items() if times > 1] == []


def test_entities_of_places() -> None:
    """Entity ids are kebab-case, and what an entity belongs to is an entity."""
    rows = read_rows("places")
    entities = {row["entity_id"] for row in rows}
    assert [key for key in entities if not KEBAB.fullmatch(key)] == []
    assert [row["place_id"] for row in rows if row["part_of"] and row["part_of"] not in entities] == []


@pytest.mark.parametrize("column", ["geometry", "geometry_kind", "precision", "precision_m"])
def test_mentions_share_one_geometry(column: str) -> None:
    """An entity stands in one place with one precision, whichever document names it."""
    found: dict[str, set[str]] = {}
    for row in read_rows("places"):
        found.setdefault(row["entity_id"], set()).add(row[column])
    assert [entity for entity, cells in found.items() if len(cells) > 1] == []


def test_regions_are_those_of_the_plan(clauses: Clauses) -> None:
    """The regions are the 21 districts and one city that the plan's foreword lists, in its order."""
    listed = re.search(r"包括重庆市(.+?)21个区和四川省(.+?)。", clauses[PLAN, "前言"])
    assert listed is not None
    assert [row["name_zh"] for row in read_rows("regions")] == [*listed[1].split("、"), listed[2]]


def test_plan_figures(clauses: Clauses) -> None:
    """The plan prints the two totals that the sums of the regions are compared with."""
    assert f"常住人口约{PLAN_PERSONS // 10_000}万人，总面积{PLAN_KM2 / 10_000}万平方公里" in clauses[PLAN, "前言"]


def test_region_totals() -> None:
    """22 regions; residents and areas add up to the plan's totals within half a percent."""
    rows = read_rows("regions")
    assert len(rows) == 22
    assert sum(int(row["population_2020"]) for row in rows) == pytest.approx(PLAN_PERSONS, rel=HALF_PERCENT)
    assert sum(float(row["area_km2"]) for row in rows) == pytest.approx(PLAN_KM2, rel=HALF_PERCENT)


def test_dated_numeric_targets() -> None:
    """49 numeric targets are due in 2025, by scope as counted in the documents."""
    dated = [
        row for row in read_rows("targets")
        if row["kind"] == "target" and row["target_year"] == "2025" and (row["value"] or row["value_low"])
    ]  # fmt: skip
    scopes = Counter(row["scope"] for row in dated)
    assert scopes == {"city-wide": 40, "metro-area": 4, "main-urban-area": 3, "central-city": 2}
    assert [row["target_id"] for row in dated if row["region_ids"]] == []


def test_one_target_has_a_base_value() -> None:
    """The only base value of the documents is the urban share: 74 % to 80 % in 2025."""
    based = [row for row in read_rows("targets") if row["base_value"]]
    assert [(row["base_value"], row["value"], row["unit"], row["target_year"]) for row in based] == [
        ("74", "80", "%", "2025")
    ]


def test_base_value_is_printed(clauses: Clauses) -> None:
    """The base value is the urban share that the plan's first chapter prints."""
    assert "城镇化率达到74%" in clauses[PLAN, "第一章"]


def test_no_record_has_a_district_as_its_scope() -> None:
    """No document gives one district a scope of its own."""
    regions = {row["region_id"] for row in read_rows("regions")}
    assert [row["target_id"] for row in read_rows("targets") if row["scope"] in regions] == []


def test_no_numeric_target_binds_one_district_alone() -> None:
    """What the pages say of every region holds: no numeric target of its own."""
    numeric = [row for row in read_rows("targets") if row["kind"] == "target" and row["value"]]
    assert [row["target_id"] for row in numeric if len(split(row["region_ids"])) == 1] == []


def test_values_and_comparators_go_together() -> None:
    """A value has a comparator and a unit; a range has both ends in order."""
    wrong = []
    for row in read_rows("targets"):
        if row["value"] and not (row["comparator"] and row["unit"]):
            wrong.append(row["target_id"])
        if bool(row["value_low"]) != bool(row["value_high"]):
            wrong.append(row["target_id"])
        if row["value_low"] and not float(row["value_low"]) < float(row["value_high"]):
            wrong.append(row["target_id"])
    assert wrong == []


def printed_names() -> dict[str, list[str]]:
    """Names by which the documents call a region, with the parts that stand for it."""
    return {row["region_id"]: split(row["aliases"]) for row in read_rows("regions")}


def test_regions_on_a_provision_are_printed_in_it(clauses: Clauses) -> None:
    """A provision lists no region that its clause does not name, nor any place that it lists."""
    names = printed_names()
    regions = {row["place_id"]: split(row["region_ids"]) for row in read_rows("places")}
    wrong = []
    for place, row in numbered_rows("provisions"):
        text = clause_of(row, "document_id", "locator", clauses)
        listed = {region for place_id in split(row["place_ids"]) for region in regions[place_id]}
        unnamed = [
            region
            for region in split(row["region_ids"])
            if region not in listed and not any(name in text for name in names[region])
        ]
        wrong += [f"{place} ({row['provision_id']}): {region}" for region in unnamed]
    assert wrong == []


def test_regions_printed_in_a_clause_are_on_its_provisions(clauses: Clauses) -> None:
    """A district or city that a clause names in full is on one of the clause's provisions."""
    listed: dict[tuple[str, str], set[str]] = {}
    for row in read_rows("provisions"):
        clause = (row["document_id"], section_of(row["locator"]))
        listed.setdefault(clause, set()).update(split(row["region_ids"]))
    full = {row["region_id"]: row["name_zh"] for row in read_rows("regions")}
    missing = [
        f"{clause[0]} {clause[1]}: {region}"
        for clause, regions in listed.items()
        for region, name in full.items()
        if name in clauses[clause] and region not in regions
    ]
    assert missing == []


def test_readme_counts_what_the_tables_hold() -> None:
    """The numbers of the README are those of the tables."""
    readme = (ROOT / "README.md").read_text("utf-8")
    said = {
        "targets": "figures and goals", "places": "mentions of places", "tasks": "tasks",
        "measures": "finance measures", "provisions": "provisions", "conflicts": "differences",
        "actions": "actions, bans and conditions",
    }  # fmt: skip
    for table, words in said.items():
        # A homonym or a shared number is listed in the ledger and is no difference.
        rows = [row for row in read_rows(table) if row.get("kind") != "homonym"]
        assert f"{len(rows):,} {words}" in readme
