"""Courses of crests: boundaries of counties where they follow the crest, the sketch of the tables elsewhere."""

from collections.abc import Mapping

from shapely.geometry import LineString

from geodata.courses.composing import TOLERANCE_M, compose, find_stretches
from geodata.courses.course import DERIVED, Course
from geodata.geometry.crs import to_degrees, to_metres

# A crest is wider than a river: a boundary that follows it may be so far from the sketch, in metres.
REACH_M = 4000.0


def crest_courses(
    sketches: Mapping[str, tuple[LineString, int]], edges: Mapping[str, list[LineString]]
) -> dict[str, Course]:
    """Courses of the crests that boundaries of counties follow, by entity id.

    Parameters
    ----------
    sketches
        Line of the tables, EPSG:4326, and half-width of its error in metres, by entity id. The course keeps that
        half-width, since part of it is still the sketch.
    edges
        Boundaries by what they follow, projected, in metres, see ``county_lines.edge_lines``.
    """
    courses = {}
    for entity, (sketch, precision_m) in sketches.items():
        guide = to_metres(sketch)
        stretches = find_stretches(guide, edges.get(entity, []), REACH_M)
        if stretches:
            line = compose(guide, stretches, float(precision_m)).line.simplify(TOLERANCE_M)
            courses[entity] = Course(to_degrees(line), DERIVED, precision_m, "county-lines-sketch")
    return courses
