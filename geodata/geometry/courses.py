"""Courses: geometry from outside the tables that takes the place of an entity's sketch."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

# Classes of precision of a course that no record of the tables has.
OPERATOR = "operator"


@dataclass(frozen=True)
class Course:
    """Course of an entity, read at run time, that is nearer to the truth than the sketch of the tables.

    Attributes
    ----------
    geometry
        Line or lines, EPSG:4326.
    precision
        Class of precision: ``derived`` from an installed package, or ``operator``.
    precision_m
        Half-width of the positional error in metres: the true course lies within it with 95 %.
    source
        Where it comes from, as shown beside every map, list and file.
    licence
        Terms and attribution that go with every picture and file; may be empty.
    """

    geometry: BaseGeometry
    precision: str
    precision_m: int
    source: str
    licence: str = ""
