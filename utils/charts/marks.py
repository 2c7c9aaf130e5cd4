"""Key of the markers of a chart as text, for screen and files; needs no Plotly."""

from utils.text.i18n import Translate


def marks_note(_: Translate) -> str:
    """Key of the markers of targets in percent."""
    return _("baseline ○   target ≥ ▷   ≤ ◁   = ◆   about ◇   pale band: meets the target")
