"""Labels of the projects page: kinds, stages, and the codes of OC4IDS for each stage."""

from geodata.analysis.projects import STATED_YEARS, kind_groups
from geodata.tables.codelists import code_names, code_parents, list_codes
from utils.text.code_names import stage_names
from utils.text.i18n import Translate


def kind_names(lang: str) -> dict[str, str]:
    """Names of the kinds of places."""
    return code_names("project-kind", lang)


def kind_choices(lang: str) -> dict[str, str]:
    """Choices of the filter by kind: the groups, and the kinds in them."""
    kinds, groups = kind_names(lang), code_names("project-group", lang)
    return {
        choice: name
        for group, members in kind_groups().items()
        for choice, name in ((group, groups[group]), *((kind, kinds[kind]) for kind in members))
    }


def oc4ids_names(lang: str) -> dict[str, str]:
    """Names of the codes of OC4IDS; a dash for none."""
    return code_names("oc4ids", lang) | {"": "—"}


def stage_meanings(lang: str) -> list[tuple[str, str, str]]:
    """Stage, its code of OC4IDS, and the reason for the mapping, in the order of OC4IDS."""
    codes, notes = code_parents("stage"), code_names("stage", lang, "note")
    order = [*list_codes("oc4ids"), ""]
    return [(stage, codes[stage], notes[stage]) for stage in sorted(codes, key=lambda each: order.index(codes[each]))]


def year_names(_: Translate) -> dict[str, str]:
    """Choices of the filter by stated year."""
    return {year: year for year in STATED_YEARS} | {"none": _("No year stated")}


def place_names(lang: str) -> dict[str, str]:
    """Choices of the filter by whether a project is drawn on the map."""
    return code_names("placed", lang)


def panel_labels(_: Translate) -> dict[str, object]:
    """Labels of the list beside the map."""
    kinds = kind_names(_.lang)
    return {
        "kindTitle": _("Kind"), "allKinds": _("All kinds"), "placedTitle": _("Place"), "allPlaced": _("All"),
        "groupBy": _("Group by"), "groupings": {
            "stage": _("Stage"), "kind": _("Kind"), "region": _("Region"), "document": _("Document"),
        },
        "groups": code_names("project-group", _.lang), "kinds": kinds, "stages": stage_names(_.lang),
        "tree": [{"id": group, "kinds": list(members)} for group, members in kind_groups().items()],
        "years": list(year_names(_).items()), "places": list(place_names(_.lang).items()),
        "unplaced": _("Without a place"),
        "unplacedNote": _("No position to draw: listed only. “area” stands for whole regions, outlined when chosen."),
        "manyNote": _("What several stand for is listed under each."), "noRegion": _("No region named"),
        "listed": _("list"), "wide": _("area"), "disagree": _("The mentions disagree"),
        "ruling": _("The atlas follows"),
        "rule": _("the latest document that states a stage decides, unless the ledger has ruled"),
        "ledger": _("In the conflict ledger"), "progress": _("Progress"), "notReported": _("not reported"),
        "listTitle": _("Named by the documents"), "none": _("No project matches these filters."),
    }  # fmt: skip
