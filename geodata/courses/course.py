"""Courses: geometry from outside the tables that takes the place of an entity's sketch."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

# Classes of precision: from an installed package, or from the operator's file, which no record of the tables has.
DERIVED, OPERATOR = "derived", "operator"


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
        Where it comes from: a code of the list ``course-source``, or the operator's own words.
    licence
        Terms and attribution that go with every picture and file; may be empty.
    """

    geometry: BaseGeometry
    precision: str
    precision_m: int
    source: str
    licence: str = ""
