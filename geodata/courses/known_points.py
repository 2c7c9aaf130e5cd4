"""What is known of each line: the points that its route passes, and those that its ends mention."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geodata.geometry.crs import ALBERS, WGS84
from geodata.geometry.validity import read_geometry
from geodata.tables.schema import split_cell

Row = Mapping[str, str]
# A bend is a point of the sketch and no place; all other kinds can be looked up.
BEND = "bend"
# Short names keep the word for a station: 重庆站 is not 重庆.
STATION = "站"
NAME_LETTERS = 3
NUMBER = r"-?\d+(\.\d+)?"
# Remarks on where the drawing ends; other words in brackets make a name another one.
DRAWN_TO = "（图止于此）|（渝黔界）"


@dataclass(frozen=True)
class KnownPoint:
    """A named point with its positions, projected, in metres, and its half-width; a name may stand for several."""

    name: str
    positions: tuple[Point, ...]
    precision_m: int

    def distance(self, line: BaseGeometry) -> float:
        """Distance of the nearest position from a line, projected, in metres."""
        return min(float(line.distance(position)) for position in self.positions)


def read_waypoints(rows: Iterable[Row]) -> dict[str, KnownPoint]:
    """Waypoints by id, from rows of the table ``waypoints`` as strings; a row without numbers is left out."""
    rows = [row for row in rows if is_number(row["lon"]) and is_number(row["lat"]) and row["precision_m"].isdigit()]
    points = shapely.points([(float(row["lon"]), float(row["lat"])) for row in rows])
    projected = gpd.GeoSeries(points, crs=WGS84).to_crs(ALBERS)
    return {
        row["waypoint_id"]: KnownPoint(row["name_zh"], (point,), int(row["precision_m"]))
        for row, point in zip(rows, projected, strict=True)
    }


def is_number(text: str) -> bool:
    """Whether a cell is a plain number."""
    return re.fullmatch(NUMBER, text) is not None


def _position(row: Row) -> BaseGeometry | None:
    return read_geometry(row["geometry"], row["geometry_kind"])[0]


def placed_points(places: Iterable[Row]) -> list[KnownPoint]:
    """Points of the table ``places`` by their labels; rows as strings, those with a faulty geometry are left out."""
    points = {row["entity_id"]: row for row in places if row["geometry_kind"] == "point"}
    rows = [row for row in points.values() if row["precision_m"].isdigit() and _position(row) is not None]
    shapes = gpd.GeoSeries([_position(row) for row in rows], crs=WGS84).to_crs(ALBERS)
    return [
        KnownPoint(row["label_zh"], tuple(shapely.get_parts(shape)), int(row["precision_m"]))
        for row, shape in zip(rows, shapes, strict=True)
    ]


def known_points(
    places: Sequence[Row], waypoints: Sequence[Row], routes: Iterable[Row]
) -> dict[str, tuple[KnownPoint, ...]]:
    """Known points of every line by entity id: those of its route, bends aside, and those that its ends name.

    Parameters
    ----------
    places, waypoints, routes
        Rows of the tables as strings.
    """
    points = read_waypoints(waypoints)
    kinds = {row["waypoint_id"]: row["kind"] for row in waypoints if row["waypoint_id"] in points}
    stops = {row["entity_id"]: split_cell(row["waypoint_ids"]) for row in routes}
    looked_up = [point for key, point in points.items() if kinds[key] != BEND]
    by_name = _by_name([*looked_up, *placed_points(places)])
    lines = {row["entity_id"]: row for row in places if row["geometry_kind"] == "line"}
    return {
        entity: (
            *(points[key] for key in stops.get(entity, ()) if kinds.get(key, BEND) != BEND),
            *(by_name[name] for name in end_names(row["endpoints_zh"]) if name in by_name),
        )
        for entity, row in lines.items()
    }


def _by_name(points: Iterable[KnownPoint]) -> dict[str, KnownPoint]:
    """Points by name; several of one name are one, with the largest half-width."""
    found: dict[str, KnownPoint] = {}
    for point in points:
        name = stop_name(point.name)
        other = found.get(name)
        positions = point.positions if other is None else (*other.positions, *point.positions)
        precision_m = max(point.precision_m, 0 if other is None else other.precision_m)
        found[name] = KnownPoint(name, positions, precision_m)
    return found


def end_names(text: str) -> tuple[str, ...]:
    """Stops that a text of ends names: ``重庆北—沙坪坝—璧山（图止于此）`` names three."""
    stops = (stop_name(stop.strip()) for stop in re.sub(DRAWN_TO, "", text).replace("；", "—").split("—"))
    return tuple(dict.fromkeys(stop for stop in stops if stop))


def stop_name(name: str) -> str:
    """Name without the word for a station, unless too little would be left."""
    return name.removesuffix(STATION) if len(name) > NAME_LETTERS else name
