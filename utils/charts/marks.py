"""How the marks of a chart are read, in words; for screen and files, without Plotly."""

from utils.text.i18n import Translate


def marks_note(_: Translate) -> str:
    """Key of the marks of targets in percent."""
    return _("baseline ○   target ≥ ▷   ≤ ◁   = ◆   about ◇   pale band: meets the target")
