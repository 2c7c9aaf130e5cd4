"""Labels of the documents page, in one language."""

from utils.text.i18n import Translate


def document_labels(_: Translate) -> dict[str, str]:
    """Labels of the outline, the reader and the list of records related to a clause."""
    return {
        "outline": _("Outline"), "summary": _("In short"), "original": _("Text as printed (Chinese)"),
        "noText": _("No source text of this document is in the library, so our summary stands for the clause."),
        "addText": _(
            "To read the clauses themselves, put the documents (.txt, .html, .docx or .pdf) into a folder, "
            "set ATLAS_LIBRARY_DIR to it and start again."
        ),
        "converted": _("converted from traditional characters"), "file": _("Source file"),
        "hangs": _("What hangs on this clause"), "regions": _("Regions"), "places": _("Places and works"),
        "targets": _("Targets and figures"), "tasks": _("Tasks"), "measures": _("Finance measures"),
        "units": _("Units"), "conflicts": _("Conflicts"), "clauses": _("Clauses"),
        "everywhere": _("This clause gives no location. It reaches the whole of:"),
        "nowhere": _("This clause gives no location and states no scope."),
        "outer": _("Outside the area:"), "nothing": _("Nothing hangs on this clause."),
        "lead": _("leads"), "support": _("supports"), "listed": _("listed, no role given"),
        "actions": _("Actions, bans and conditions named here"),
        "openList": _("list left open in print: at least"),
        "binding": _("Targets that bind it by scope"), "naming": _("Targets that name it"),
        "cityWide": _("No measure names a region: the 27 measures of No. 81 apply to the whole city."),
        "sameClauses": _("Targets of the same clauses"), "projects": _("Projects"), "sites": _("Other places"),
        "lapsed": _("valid to"), "skipped": _("Files that were not used:"), "spare": _("Further copies, not shown:"),
        "choose": _("Choose a clause on the left, or a region or place on the map."),
        "previous": _("Previous clause"), "next": _("Next clause"), "record": _("Record"),
        "figures": _("Figures as printed"), "for": _("For"), "scope": _("Scope"), "kind": _("Kind"),
    }  # fmt: skip
