"""Words of the projects page: kinds, stages, and what each stage means in the words of OC4IDS."""

from geodata.analysis.projects import KIND_GROUPS, STATED_YEARS
from utils.text.code_names import stage_names, theme_names
from utils.text.i18n import Translate


def kind_names(_: Translate) -> dict[str, str]:
    """Names of the kinds of places."""
    return theme_names(_) | {
        "metro": _("Metro"), "road": _("Urban road"), "rivers": _("River works"), "ridges": _("Ridges"),
        "groups": _("Regions, roles and brands"),
    }  # fmt: skip


def group_names(_: Translate) -> dict[str, str]:
    """Names of the groups of kinds."""
    return {
        "rail-lines": _("Rail lines"), "roads": _("Roads"), "waterways": _("Waterways and ports"),
        "hubs": _("Airports and hubs"), "eco": _("Eco-city"), "structure": _("Axes and corridors"),
        "nature": _("Rivers and ridges"), "sites": _("Sites and zones"),
    }  # fmt: skip


def kind_choices(_: Translate) -> dict[str, str]:
    """Every choice of a kind: the groups, and the kinds in them."""
    kinds = kind_names(_)
    return {
        choice: name
        for group, title in group_names(_).items()
        for choice, name in ((group, title), *((kind, kinds[kind]) for kind in KIND_GROUPS[group]))
    }


def oc4ids_names(_: Translate) -> dict[str, str]:
    """Names of the codes of OC4IDS."""
    return {
        "identification": _("Identification"), "preparation": _("Preparation"),
        "implementation": _("Implementation"), "completion": _("Completion"), "": "—",
    }  # fmt: skip


def stage_meanings(_: Translate) -> list[tuple[str, str, str]]:
    """Stage, code of OC4IDS, and why the one is read as the other."""
    return [
        ("planned", "identification", _("A document names it and wants it built; nothing more is said.")),
        ("study", "preparation", _("The words speak of preliminary work, study or feasibility.")),
        (
            "construction", "implementation",
            _("The words speak of building or of an end to building; “to be completed” is still building."),
        ),
        (
            "operating", "completion",
            _("It exists. Works that maintain or upgrade it are not told apart from its running."),
        ),
        ("none", "", _("A role, a link or a frame is named, no works; not counted as a project.")),
    ]  # fmt: skip


def year_names(_: Translate) -> dict[str, str]:
    """Choices of a stated year."""
    return {year: year for year in STATED_YEARS} | {"none": _("No year stated")}


def place_names(_: Translate) -> dict[str, str]:
    """Choices by whether an item has a place on the map."""
    return {"map": _("On the map"), "list": _("Without a place")}


def panel_labels(_: Translate) -> dict[str, object]:
    """Words of the list beside the map."""
    kinds = kind_names(_)
    return {
        "kindTitle": _("Kind"), "allKinds": _("All kinds"), "placedTitle": _("Place"), "allPlaced": _("All"),
        "groupBy": _("Group by"), "groupings": {
            "stage": _("Stage"), "kind": _("Kind"), "region": _("Region"), "document": _("Document"),
        },
        "groups": group_names(_), "kinds": kinds, "stages": stage_names(_),
        "tree": [{"id": group, "kinds": list(members)} for group, members in KIND_GROUPS.items()],
        "years": list(year_names(_).items()), "places": list(place_names(_).items()),
        "unplaced": _("Without a place"),
        "unplacedNote": _("No position to draw: listed only. “area” stands for whole regions, outlined when chosen."),
        "manyNote": _("What several stand for is listed under each."), "noRegion": _("No region named"),
        "listed": _("list"), "wide": _("area"), "disagree": _("The mentions disagree"),
        "ruling": _("The atlas follows"), "rule": _("the latest document that states a stage decides"),
        "ledger": _("In the conflict ledger"), "progress": _("Progress"), "notReported": _("not reported"),
        "listTitle": _("Named by the documents"), "none": _("No project matches these filters."),
    }  # fmt: skip
