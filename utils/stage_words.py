"""Names of the stages of a project."""

from utils.i18n import Translate


def stage_words(_: Translate) -> dict[str, str]:
    """Names of the stages."""
    return {
        "operating": _("Operating / upgrade"), "construction": _("Under construction"),
        "planned": _("Planned"), "study": _("Preparation / study"), "none": _("No stage stated"),
    }  # fmt: skip
