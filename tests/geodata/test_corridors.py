"""Outward directions and corridors, against the paragraph of the document as it is printed."""

import re

import pytest

from geodata.analysis.corridors import (
    corridor_members,
    corridor_part,
    corridor_set,
    find_mentions,
    read_bearings,
    read_directions,
    spread_bearings,
    unnamed_corridors,
)
from geodata.analysis.entities import read_entities
from layers.views.drawn_features import placed_ids
from tests.facts import read_rows
from utils.text.code_names import set_names

# 37号 第三章 第三节, as printed but for 、 in place of 和: direction, lines, cities.
PRINTED = """
西北向，依托成渝中线高铁、成渝高铁、渝遂铁路等交通廊道，联动遂宁、内江、资阳等地一体化发展
北向，依托兰渝铁路、渝西高铁等交通廊道，联动南充、达州、巴中等地一体化发展
西南向，依托长江黄金水道、渝昆高铁、成渝铁路等交通廊道，联动泸州、自贡、宜宾等地一体化发展
东北向，依托长江黄金水道、沿江高铁、渝万铁路等交通廊道，联动垫江、梁平、丰都、忠县等地一体化发展
南向，依托渝贵高铁、渝贵铁路等交通廊道，联动遵义等黔北地区一体化发展
东南向，依托重庆至黔江高铁、渝怀铁路、乌江航道等交通廊道，联动武隆等周边区
"""
SETS = ("directions", "national", "international", "ecological")
NAMELESS = re.compile(r"not named|not in the text|[Nn]o document names|names no|not list", re.IGNORECASE)


def printed() -> dict[str, tuple[list[str], list[str]]]:
    """Lines and cities by direction."""
    found = {}
    for sentence in PRINTED.strip().splitlines():
        name, lines, cities = re.fullmatch(r"(\w+)，依托(.+?)等交通廊道，联动(.+?)等.+", sentence).groups()  # type: ignore[union-attr]
        found[name] = (lines.split("、"), cities.split("、"))
    return found


def test_directions_are_those_of_the_paragraph() -> None:
    """Six directions with the lines and the cities that the paragraph names, and one area more in two of them."""
    directions = {str(each.mention.row["label_zh"]): each for each in read_directions(read_entities())}
    assert set(directions) == set(printed())
    for name, (lines, cities) in printed().items():
        assert sorted(line.row["name_zh"] for line in directions[name].lines) == sorted(lines)
        assert set(cities) <= {city.row["name_zh"] for city in directions[name].cities}
    more = {city.row["name_zh"] for each in directions.values() for city in each.cities}
    more -= {city for _lines, cities in printed().values() for city in cities}
    assert more == {"成都都市圈", "遵义等黔北地区"}


def test_directions_run_clockwise() -> None:
    """The order of the diagram is that of the compass."""
    bearings = read_bearings()
    assert list(bearings.values()) == sorted(bearings.values())
    assert [each.id for each in read_directions(read_entities())] == list(bearings)


def test_axes_and_corridors_are_those_of_the_table() -> None:
    """Three axes and six corridors, as their item counts them; every mention exists, none twice."""
    national = [
        row["place_id"]
        for row in read_rows("places")
        if row["layer"] == "corridor-national" and row["locator"] == "五（一）2" and row["status_word"] == "畅通"
    ]
    assert sorted(corridor_set("national")) == sorted(national)
    parts = (corridor_part("axis"), corridor_part("corridor"), corridor_members())
    assert tuple(map(len, parts)) == (3, 6, 5)
    every = [place for name in SETS[1:] for place in corridor_set(name)]
    assert len(every) == len(set(every))
    assert [each.row["place_id"] for each in find_mentions(read_entities(), every)] == every
    assert tuple(set_names("zh")) == SETS


def test_unnamed_members_are_unnamed_in_the_table() -> None:
    """What the page calls unnamed has no place, and its note says that nothing is named."""
    notes, unnamed = {row["place_id"]: row for row in read_rows("places")}, unnamed_corridors()
    # Their notes speak of the corridor as a whole; the clause names no member.
    assert {key for key in unnamed if notes[key]["precision"] != "list-only"} == set()
    assert {key for key in unnamed if not NAMELESS.search(notes[key]["note"])} <= {
        "a-int-north-hsr-road", "multi-direction-access", "outward-corridors-2025", "other-tributaries",
    }  # fmt: skip
    assert not unnamed & placed_ids()


def test_bearings_are_spread_in_order() -> None:
    """Close bearings are pushed apart by the gap, also over the north; distant ones stay."""
    spread = spread_bearings({"a": 358.0, "b": 2.0, "c": 90.0, "d": 100.0, "e": 200.0}, 30)
    assert (spread["b"] - spread["a"]) % 360 >= 30 - 1e-6
    assert (spread["d"] - spread["c"]) % 360 >= 30 - 1e-6
    assert spread["e"] == 200
    assert spread["c"] < spread["d"] < spread["e"]
    assert spread["a"] == pytest.approx(345)
