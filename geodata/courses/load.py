"""The courses that installed packages give to lines of the tables."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from shapely.geometry import LineString

from geodata.courses.county_lines import edge_lines
from geodata.courses.course import Course, Sketch
from geodata.courses.crests import crest_courses
from geodata.courses.rivers import read_rivers, river_courses
from geodata.errors import DataError

LOGGER = logging.getLogger(__name__)
RIDGE = "ridge"


def package_courses(
    sketches: Mapping[str, Sketch], rivers: Iterable[Mapping[str, Any]], county_edges: Iterable[Mapping[str, str]]
) -> dict[str, Course]:
    """Courses of rivers and crests by entity id, as far as the installed packages go; the reason is logged if not.

    Parameters
    ----------
    sketches
        Lines of the tables by entity id.
    rivers, county_edges
        Rows of these tables; lists are tuples.
    """
    edges = edge_lines(county_edges)
    crests = {
        key: (each.geometry, each.precision_m)
        for key, each in sketches.items()
        if each.mode == RIDGE and isinstance(each.geometry, LineString)
    }
    try:
        found = river_courses({key: each.geometry for key, each in sketches.items()}, read_rivers(rivers, edges))
    except DataError as fault:
        LOGGER.warning("Rivers are drawn as sketches: %s", fault)
        found = {}
    return found | crest_courses(crests, edges)
