"""Roles, load and gaps of the responsibility page, counted a second way from the CSV and the documents."""

from collections import Counter

import pytest
from markupsafe import escape

from exports.factsheets.sheets import sheet_page
from exports.factsheets.unit_sheet import shares
from geodata.analysis.responsibility import (
    ROLES,
    assignments,
    clauses_without_units,
    order_units,
    partners,
    role_counts,
    task_chapter,
    unit_tasks,
)
from geodata.analysis.unit_mentions import read_mentions
from geodata.tables.clauses import clause_id, read_clauses
from geodata.tables.readers import read_provisions, read_tasks, read_units
from tests.facts import Clauses, read_rows, split
from utils.html.unit_matrix import matrix_html
from utils.text.unit_names import MARKS

UNITS = [row["unit_id"] for row in read_rows("units")]


def counted(unit: str, role: str, document: str = "") -> int:
    """Tasks of a unit in a role, counted straight from the file."""
    rows = read_rows("tasks")
    return sum(unit in split(row[f"{role}_unit_ids"]) for row in rows if row["document_id"].startswith(document))


@pytest.mark.parametrize("unit", UNITS)
def test_counts_by_role_are_those_of_the_file(unit: str) -> None:
    """Each role of each unit has as many tasks as the file lists, and no unit is added up or expanded."""
    roles = Counter(unit_tasks(unit, read_tasks())["role"])
    assert {role: roles[role] for role in ROLES} == {role: counted(unit, role) for role in ROLES}


def test_transport_bureau_by_document() -> None:
    """13 leads and 18 supports in No. 31, two listings in No. 5."""
    counts = role_counts(assignments(read_tasks())).loc["transport-bureau"]
    assert counts["cq-2022-31", "lead"] == counted("transport-bureau", "lead", "cq-2022-31") == 13
    assert counts["cq-2022-31", "support"] == counted("transport-bureau", "support", "cq-2022-31") == 18
    assert counts["cq-2022-5", "listed"] == counted("transport-bureau", "listed", "cq-2022-5") == 2


def test_order_of_units() -> None:
    """Single units by load, then collectives, then the units that no list names; none is lost."""
    given, units = assignments(read_tasks()), read_units()
    order = order_units(given, units)
    assert sorted(order) == sorted(UNITS)
    kinds, load = units.set_index("unit_id")["kind"], given["unit_id"].value_counts()
    busy = [unit for unit in order if unit in load]
    assert order[: len(busy)] == busy
    collective = [kinds[unit] == "collective" for unit in busy]
    assert collective == sorted(collective)
    single = [int(load[unit]) for unit in busy if kinds[unit] != "collective"]
    assert single == sorted(single, reverse=True)


def test_partners_share_tasks() -> None:
    """Units that share tasks with the sports bureau are the others of its one clause."""
    row = next(row for row in read_rows("tasks") if "sports-bureau" in split(row["lead_unit_ids"]))
    others = split(row["lead_unit_ids"]) + split(row["support_unit_ids"])
    assert dict(partners("sports-bureau", read_tasks())) == {unit: 1 for unit in others if unit != "sports-bureau"}


def test_chapter_of_an_annex_row_is_that_of_its_body_clause() -> None:
    """Annex row 10 carries out 二（八）; an item of No. 31 stands in its own chapter."""
    tasks = read_tasks().set_index("task_id", drop=False)
    assert task_chapter(tasks.loc["e-10"]) == "5-2"
    assert task_chapter(tasks.loc["ur-10-1-1"]) == "31-10"


def test_clauses_without_units() -> None:
    """The body of No. 5 has one working section without an annex row; all of No. 37 and No. 81 have no list."""
    found = clauses_without_units(read_clauses(), read_provisions(), read_tasks())
    by_document = found.groupby("document_id")["locator"].agg(list)
    assert by_document["cq-2022-5"] == ["引言", "一（一）", "一（二）", "一（三）", "一（四）", "五（十九）"]
    assert by_document["cq-2022-31"] == ["引言", "一（一）", "一（二）", "一（三）"]
    for document in ("cq-2022-37", "cq-office-2022-81"):
        rows = [row for row in read_rows("provisions") if row["document_id"] == document]
        assert len(by_document[document]) == len({clause_id(document, row["locator"]) for row in rows})


def test_printed_lists_of_the_documents(clauses: Clauses) -> None:
    """A clause said to have no list prints neither 牵头单位 nor 责任单位."""
    found = clauses_without_units(read_clauses(), read_provisions(), read_tasks())
    texts = [clauses[row["document_id"], row["locator"]] for row in found.to_dict("records")]
    assert [text for text in texts if "牵头单位" in text or "责任单位" in text] == []


def test_open_lists_are_those_that_end_in_deng(clauses: Clauses) -> None:
    """A list of No. 31 is open where its responsible units are followed by 等."""
    for row in read_rows("tasks"):
        text = clauses[row["document_id"], row["locator"]]
        if row["stated_in"] == "bracket":
            assert ("等" in text.rpartition("牵头单位")[2]) == (row["open_list"] == "yes"), row["task_id"]


def test_mentions_stand_in_the_documents(clauses: Clauses) -> None:
    """Every mention is printed in its clause, and every unit without a task has one."""
    wrong = [each for each in read_mentions() if each.evidence not in clauses[each.document_id, each.locator]]
    assert wrong == []
    listed = set(assignments(read_tasks())["unit_id"])
    assert set(UNITS) - listed - {each.unit_id for each in read_mentions()} == set()


def test_matrix_has_a_mark_for_every_assignment() -> None:
    """As many marks of each role as the file has, and collectives behind the single units."""
    tasks = read_tasks()
    html = str(matrix_html(tasks, assignments(tasks), "zh"))
    body = html.partition("</thead>")[2]
    for role, mark in MARKS.items():
        assert body.count(mark) == sum(len(split(row[f"{role}_unit_ids"])) for row in read_rows("tasks"))
    assert body.index("各区县政府</a>") > body.index("a-collective") > body.index("市交通局</a>")


def test_shares_of_a_page() -> None:
    """Short lists are printed in full, the rest goes to the long ones, never more than there is room for."""
    assert shares([3, 4], 60) == [3, 4]
    assert shares([1, 80], 50) == [1, 49]
    assert sum(shares([40, 40, 40], 50)) == 50


def test_every_sheet_names_its_unit() -> None:
    """There is a sheet for all 89 units in both languages, and none for any other id."""
    for row in read_rows("units"):
        for lang in ("zh", "en"):
            page = sheet_page("units", row["unit_id"], lang)
            assert page is not None
            assert f"<h1>{escape(row[f'name_{lang}'])}</h1>" in page
    assert sheet_page("units", "no-such-unit", "zh") is None
