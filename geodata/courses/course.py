"""Courses: geometry from outside the tables that takes the place of an entity's sketch."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

# Classes of precision: from an installed package, or from the operator's file, which no record of the tables has.
DERIVED, OPERATOR = "derived", "operator"
# About a metre.
DECIMALS = 5


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


@dataclass(frozen=True)
class Sketch:
    """Line of the tables, EPSG:4326, with its mode and the half-width of its error in metres."""

    geometry: BaseGeometry
    mode: str
    precision_m: int


def with_alignments(places: pd.DataFrame, courses: Mapping[str, Course]) -> pd.DataFrame:
    """Rows of the table ``places`` with the operator's alignments in place of the sketches.

    Courses from installed packages stay out: what is derived from them is drawn, but not passed on in files.

    Parameters
    ----------
    places
        Columns ``entity_id``, ``geometry`` (WKT, EPSG:4326), ``precision``, ``precision_m``, ``geometry_source``.
    courses
        Courses by entity id.
    """
    given = {key: course for key, course in courses.items() if course.precision == OPERATOR}
    rows = places["entity_id"].isin(given)
    if not rows.any():
        return places
    changed = places.copy()
    found = [given[key] for key in places.loc[rows, "entity_id"]]
    changed.loc[rows, "geometry"] = [shapely.to_wkt(each.geometry, rounding_precision=DECIMALS) for each in found]
    changed.loc[rows, "precision"] = OPERATOR
    changed.loc[rows, "precision_m"] = [each.precision_m for each in found]
    changed.loc[rows, "geometry_source"] = [" · ".join(filter(None, (each.source, each.licence))) for each in found]
    return changed
