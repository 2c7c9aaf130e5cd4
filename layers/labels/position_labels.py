"""How sure the position of an entity is, in words."""

from collections.abc import Sequence

from geodata.analysis.entities import Entity
from geodata.courses.course import OPERATOR, Course
from geodata.courses.routes import straight_routes
from geodata.tables.codelists import code_names
from utils.text.code_names import entity_name
from utils.text.formatting import metres_text
from utils.text.i18n import Translate


def geometry_labels(_: Translate) -> dict[str, str]:
    """Why a geometry cannot be drawn."""
    return {
        "empty": _("the geometry is empty"), "number": _("a coordinate is not a number"),
        "outside": _("the coordinates are no longitude and latitude"),
        "kind": _("the geometry is of another kind than its record says"),
        "shape": _("the outline crosses itself or has no extent"),
    }  # fmt: skip


def left_out(entities: Sequence[Entity], lang: str, _: Translate) -> dict[str, list[str]]:
    """Entities that cannot be drawn, as name and reason, by layer."""
    faulty: dict[str, list[str]] = {}
    for entity in entities:
        if entity.fault:
            text = f"{entity_name(entity, lang)}: {geometry_labels(_)[entity.fault]}"
            faulty.setdefault(entity.theme, []).append(text)
    return faulty


def position_text(entity: Entity, _: Translate) -> str:
    """Precision of an entity in words."""
    if entity.fault:
        return _("Left out of the map:") + " " + geometry_labels(_)[entity.fault]
    if entity.geometry is None:
        if entity.precision == "derived":
            return _("Whole regions")
        return _("No position given: list only")
    if entity.course is not None:
        return f"{course_text(entity.course, _)} {metres_text(entity.precision_m)}"
    if entity.entity_id in straight_routes():
        return _("Straight link between known points") + " " + metres_text(entity.precision_m)
    kind = entity.geometry.geom_type.removeprefix("Multi")
    words = {
        "Point": _("Position approximate"),
        "LineString": _("Schematic course"),
        "Polygon": _("Schematic extent, not statutory"),
    }
    return f"{words[kind]} {metres_text(entity.precision_m)}"


def course_text(course: Course, _: Translate) -> str:
    """Where a course comes from, in words."""
    if course.precision == OPERATOR:
        terms = " · ".join(filter(None, (course.source, course.licence)))
        return _("Operator’s alignment: {source}").replace("{source}", terms)
    return _("Course: {source}").replace("{source}", code_names("course-source", _.lang)[course.source])
