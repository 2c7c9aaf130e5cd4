"""The courses that installed packages give to lines of the tables."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.courses.course import Course
from geodata.courses.crests import crest_courses
from geodata.courses.rivers import river_courses
from geodata.errors import DataError

LOGGER = logging.getLogger(__name__)
RIDGE = "ridge"


@dataclass(frozen=True)
class Sketch:
    """Line of the tables, EPSG:4326, with its mode and the half-width of its error in metres."""

    geometry: BaseGeometry
    mode: str
    precision_m: int


def package_courses(sketches: Mapping[str, Sketch]) -> dict[str, Course]:
    """Courses of rivers and crests by entity id, as far as the installed packages go; the reason is logged if not.

    Parameters
    ----------
    sketches
        Lines of the tables by entity id.
    """
    crests = {
        key: (each.geometry, each.precision_m)
        for key, each in sketches.items()
        if each.mode == RIDGE and isinstance(each.geometry, LineString)
    }
    try:
        rivers = river_courses({key: each.geometry for key, each in sketches.items()})
    except DataError as fault:
        LOGGER.warning("Rivers are drawn as sketches: %s", fault)
        rivers = {}
    return rivers | crest_courses(crests)
