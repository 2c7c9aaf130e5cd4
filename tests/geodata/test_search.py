"""Search finds by characters, sound, English, numbers and ids, forgives slips, and ranks what is meant first."""

import pytest

from geodata.analysis.entities import read_entities
from geodata.library.reading import Library
from geodata.search.entries import KINDS, read_entries
from geodata.search.index import Hit, Index, make_index, unpacked_index
from geodata.search.tokens import sounds, spaced
from tests.facts import read_rows


@pytest.fixture(scope="module")
def index() -> Index:
    """The index over the tables alone, as a deployment without a library has it."""
    return make_index(read_entries(read_entities(), Library()))


def keys(hits: list[Hit], kind: str = "") -> list[str]:
    """Ids of hits, best first."""
    return [hit.entry.key for hit in hits if kind in {"", hit.entry.kind}]


FIRST = {
    # Chinese: a region, a place that no dictionary knows, a unit, a phrase inside a name.
    "南岸": ("region", "nanan"), "跳磴": ("place", None), "市交通局": ("unit", "transport-bureau"),
    "空气质量优良": ("target", "metro-air-quality"), "渝昆高铁": ("place", "yukun-hsr"),
    # Pinyin, whole and by initials, from the start of a name and from within.
    "nanan": ("region", "nanan"), "nananqu": ("region", "nanan"), "gyd": ("place", "a-island-guangyang"),
    "guoyuangang": ("place", "guoyuan-port"), "jtj": ("unit", "transport-bureau"),
    # English, of any case.
    "Guangyang Island": ("place", "a-island-guangyang"), "jiangjin": ("region", "jiangjin"),
    "URBANISATION": ("target", None),
    # Numbers and ids, whole.
    "89.4": ("target", "metro-air-quality"), "168": ("target", "eco-planning-area"),
    "metro-air-quality": ("target", "metro-air-quality"), "e-21": ("task", "e-21"), "500108": ("region", "nanan"),
    # A clause by its locator, and traditional characters.
    "五（二）2": ("clause", "cq-2022-31/五（二）2"), "重慶東站": ("place", "cq-east-station"),
}  # fmt: skip


@pytest.mark.parametrize("query", FIRST)
def test_what_is_meant_comes_first(index: Index, query: str) -> None:
    """The best hit is of the kind, and where one record is meant, that record; found exactly."""
    kind, key = FIRST[query]
    best = index.find(query)[0]
    assert best.entry.kind == kind
    assert key in {None, best.entry.key}
    assert not best.near


NEAR = {
    "广洋岛": "a-island-guangyang", "果园巷": "guoyuan-port", "urbanisaton": "metro-urbanisation-2025",
    "Guangyng": "a-island-guangyang", "jiangjim": "jiangjin",
}  # fmt: skip


@pytest.mark.parametrize("query", NEAR)
def test_slips_are_forgiven_and_said(index: Index, query: str) -> None:
    """A wrong character or letter finds the name that is meant, marked as the nearest."""
    hits = index.find(query)
    assert NEAR[query] in keys(hits)[:6]
    assert all(hit.near for hit in hits)


def test_every_name_finds_its_record(index: Index) -> None:
    """Each region, unit, task, measure and target is among the hits for its own name."""
    tables = {"regions": "region", "units": "unit", "tasks": "task", "measures": "measure", "targets": "target"}
    lost = []
    for table, kind in tables.items():
        for row in read_rows(table):
            name = row.get("name_zh") or row["title_zh"]
            if row[f"{kind}_id"] not in keys(index.find(name), kind):
                lost.append((table, name))
    assert lost == []


def test_several_words_must_all_be_there(index: Index) -> None:
    """A second word narrows the first."""
    wide, narrow = set(keys(index.find("轨道"))), set(keys(index.find("轨道 2025")))
    assert narrow
    assert narrow < wide


@pytest.mark.parametrize("query", ["", " ", '"', "*", "()", "NEAR(", "a*b(", "' OR 1=1 --", "\x00", "，。", "x" * 500])
def test_marks_of_the_query_language_are_letters(index: Index, query: str) -> None:
    """Nothing that is typed is read as an operator, and nothing fails."""
    assert isinstance(index.find(query), list)


def test_hits_are_ranked_and_stable(index: Index) -> None:
    """Scores fall, and a second search gives the same order."""
    hits = index.find("广阳")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert keys(hits) == keys(index.find("广阳"))


def test_text_of_the_library_is_searched(library: Library, index: Index) -> None:
    """Words that only the clause prints are found with the documents and not without them."""
    phrase = "等技术开发项目管理方式"
    full = make_index(read_entries(read_entities(), library))
    assert keys(full.find(phrase), "clause") == ["cq-2022-37/第六章 第三节 第2段"]
    assert all(hit.near for hit in index.find(phrase))


def test_packed_index_finds_the_same(index: Index) -> None:
    """What was packed and unpacked has the same entries and answers alike: names, sounds, slips and nothing found."""
    again = unpacked_index(index.packed())
    assert again.entries == index.entries
    for query in (*FIRST, "chongqin", "渝坤高铁", "168", "qqqq zzzz"):
        assert again.find(query) == index.find(query)


def test_every_kind_is_in_the_index(index: Index) -> None:
    """Regions, places, targets, tasks, units, measures, clauses and conflicts are all there."""
    assert {entry.kind for entry in index.entries} == set(KINDS)
    assert sum(entry.kind == "task" for entry in index.entries) == len(read_rows("tasks")) == 59 + 96 + 22


def test_tokens() -> None:
    """Characters stand alone, numbers whole; a name sounds from each of its characters on."""
    assert spaced("168平方公里 89.4%") == "168 平 方 公 里 89.4"
    assert spaced("e-island") == "e-island e island"
    assert sounds("广阳岛").split() == ["guangyangdao", "gyd", "yangdao", "yd", "dao", "d"]
