"""Labels of the presenter and of static maps, in one language."""

from typing import Any

from utils.text.i18n import Translate


def edge_labels(_: Translate) -> dict[str, str]:
    """Names of the edges of the base layer, by feature id."""
    return {
        "edge-region": _("Boundaries of regions"), "edge-tier": _("Boundaries of roles"),
        "edge-province": _("Provincial boundary"), "edge-outer": _("Edge of the metropolitan area"),
    }  # fmt: skip


def presenter_labels(_: Translate) -> dict[str, Any]:
    """Labels of the presenter: keys, notes, states."""
    return {
        "edges": edge_labels(_),
        "precision": _("Courses and positions are schematic, off by up to ±{n}."),
        "alignments": _("Operator’s alignments: off by up to ±{n}."),
        "chartRest": _("{n} more rows are in the atlas and in the files."),
        "keys": presenter_keys(_),
        "help": _("Keys"), "notes": _("Speaker notes"), "noNotes": _("No notes for this slide."),
        "next": _("Next slide"), "end": _("End of the story"), "elapsed": _("Elapsed"), "clock": _("Clock"),
        "overview": _("Overview of the slides"), "go": _("Go to slide {n}: Enter"),
        "black": _("Black screen: any key returns"),
        "fault": _("The story could not be loaded. It is tried again every few seconds."),
        "empty": _("There is no story here. Open one on the page Stories."), "stories": _("Stories"),
        "problems": _("Some parts of the story were left out:"), "popup": _("The browser blocked the second window."),
        "slide": _("Slide {n} of {of}"),
    }  # fmt: skip


def presenter_keys(_: Translate) -> list[list[str]]:
    """Keyboard shortcuts of the presenter with their effects."""
    return [
        ["→ ↓ Space PgDn", _("Next slide")],
        ["← ↑ PgUp", _("Previous slide")],
        ["1 2 3 … Enter", _("Go to a slide by its number")],
        ["Home End", _("First and last slide")],
        ["B .", _("Black screen")],
        ["G", _("Overview of the slides")],
        ["N", _("Second window with notes and clock")],
        ["F", _("Full screen")],
        ["T", _("Light or dark")],
        ["O", _("Open this view in the atlas")],
        ["?", _("This list")],
        ["Esc", _("Close what is open")],
    ]
