"""Labels of the layer that a user opens from a file."""

from utils.text.i18n import Translate


def user_layer_labels(_: Translate) -> dict[str, str]:
    """Labels of the user layer: choice of a file, what was read from it, and its faults."""
    return {
        "title": _("Own layer"), "open": _("Open a GeoJSON file…"), "remove": _("Remove"),
        "note": _("Stays in this browser; nothing is sent. Longitude and latitude (WGS 84 or CGCS2000)."),
        "unchecked": _("own file, unchecked"), "reading": _("Reading {name}…"),
        "left": _("{n} left out: {reason}"), "feature": _("Feature {n}"),
        "notJson": _("{name} is not JSON: {reason}. Save it as GeoJSON (RFC 7946)."),
        "notGeojson": _("{name} is JSON but no GeoJSON: it needs a FeatureCollection, a Feature or a geometry."),
        "badCrs": _("{name} names the coordinate system {crs}. Save it in longitude and latitude (EPSG:4326)."),
        "tooLarge": _("{name} has {size} MB; at most {most} MB are read. Divide it or thin it out."),
        "tooMany": _("{name} has {n} features; at most {most} are drawn. Divide it or thin it out."),
        "nothing": _("{name} holds nothing that can be drawn. {reason}"),
        "away": _("{name} lies outside this map (103–110° E, 26–33° N). Check the order of longitude and latitude."),
        "outside": _("feature {n} has no longitude and latitude in degrees (first value {value})"),
        "noGeometry": _("feature {n} has no geometry of a kind that GeoJSON knows"),
        "unreadable": _("{name} could not be read. Open it again."),
    }  # fmt: skip
