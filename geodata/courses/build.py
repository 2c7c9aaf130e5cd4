"""Bring the lines of ``places.csv`` up to date with their routes: ``python -m geodata.courses.build``.

A line of the table ``routes`` is the chain of its known points. A half-width that does not hold is widened, never
narrowed: that of a line to its furthest known point, that of a river's sketch to the course of the river.
"""

import csv
import math
import sys
from pathlib import Path
from typing import Any

import shapely

from geodata.courses.course import Sketch
from geodata.courses.known_points import known_points
from geodata.courses.load import package_courses
from geodata.courses.offsets import needed_half_width
from geodata.courses.routes import CURVE, chain_wkt, route_curve
from geodata.geometry.crs import to_metres
from geodata.tables import datapackage
from geodata.tables.schema import FACTS, split_cell

Rows = list[dict[str, str]]
Records = list[dict[str, Any]]
STEP_M = 500


def read_rows(folder: Path, table: str) -> Rows:
    """Records of a table as strings."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build_chains(places: Rows, waypoints: Rows, routes: Rows) -> None:
    """Set the geometry of every line with a route to the chain of its points."""
    positions = {row["waypoint_id"]: (row["lon"], row["lat"]) for row in waypoints}
    chains = {
        route["entity_id"]: chain_wkt([positions[stop] for stop in split_cell(route["waypoint_ids"])])
        for route in routes
    }
    for row in places:
        row["geometry"] = chains.get(row["entity_id"], row["geometry"])


def widen_bands(places: Rows, waypoints: Rows, routes: Rows, rivers: Records, county_edges: Rows) -> dict[str, int]:
    """Widen half-widths that do not hold; gives those that were widened, in metres, by entity id."""
    lines = {row["entity_id"]: row for row in places if row["geometry_kind"] == "line" and row["geometry"]}
    sketches = {
        key: Sketch(shapely.from_wkt(row["geometry"]), row["mode"], int(row["precision_m"]))
        for key, row in lines.items()
    }
    courses = package_courses(sketches, rivers, county_edges)
    curved = {route["entity_id"] for route in routes if route["form"] == CURVE}
    routed = {route["entity_id"] for route in routes}
    points = known_points(places, waypoints, routes)
    needed = {
        key: needed_half_width(to_metres(sketches[key].geometry), to_metres(course.geometry))
        for key, course in courses.items()
    }
    lines_m = {
        key: to_metres(route_curve(each.geometry, each.precision_m) if key in curved else each.geometry)
        for key, each in sketches.items()
        if key in routed - set(courses)
    }
    needed |= {key: max((p.distance(line) for p in points[key]), default=0.0) for key, line in lines_m.items()}
    wider = {key: math.ceil(metres / STEP_M) * STEP_M for key, metres in needed.items()}
    widened = {key: metres for key, metres in wider.items() if metres > sketches[key].precision_m}
    for row in places:
        row["precision_m"] = str(widened.get(row["entity_id"], row["precision_m"]))
    return widened


def main() -> None:
    """Write chains and widened half-widths into the table of places."""
    places, waypoints, routes = (read_rows(FACTS, table) for table in ("places", "waypoints", "routes"))
    build_chains(places, waypoints, routes)
    rivers = [row | {"entity_ids": split_cell(row["entity_ids"])} for row in read_rows(FACTS, "rivers")]
    widened = widen_bands(places, waypoints, routes, rivers, read_rows(FACTS, "county_edges"))
    for entity, metres in widened.items():
        sys.stdout.write(f"{entity}: widened to {metres:,} m\n")
    with (FACTS / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(places[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(places)
    datapackage.main()


if __name__ == "__main__":
    main()
