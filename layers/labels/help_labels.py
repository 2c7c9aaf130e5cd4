"""Labels of the tour and of the list of shortcuts."""

from typing import Any

from utils.text.i18n import Translate


def shortcut_labels(_: Translate) -> list[tuple[str, str]]:
    """Keyboard shortcuts with their effects, in the order of use."""
    return [
        ("/", _("search everything: Chinese, pinyin, English, figures")),
        ("?", _("show this list")),
        ("Tab", _("walk through choices, lists and links; Enter or space opens")),
        ("+ −", _("on the map: zoom in and out")),
        ("← ↑ → ↓", _("on the map: move it")),
        ("0", _("on the map: show all")),
        ("L", _("on the map: open and close the layers")),
        ("S", _("save this view to a story")),
        ("P", _("present this page as one slide")),
        ("[ ]", _("on a region profile: previous and next region")),
        ("Esc", _("close a card, a quotation, a list or this box")),
    ]


def tour_steps(_: Translate) -> list[dict[str, str]]:
    """The five steps of the tour: CSS selector of the target, title and text of each."""
    steps = (
        (".a-frame", _("The map"),
         _("Click a region, line or point for its card. Dashes show the stage; a pale band shows the error.")),
        (".a-panel", _("The list beside it"),
         _("Choose what colours the regions. A click in the list selects on the map, and the other way round.")),
        (".a-figures", _("Every figure opens its clause"),
         _("Click an underlined clause for the words as printed. Nothing is shown that no document says.")),
        ("header", _("A page for each question"),
         _("Regions, eco-city, projects, targets, responsibility, finance. The language switch keeps the view.")),
        ("header", _("Search and share"),
         _("The key / searches, ? lists the keys. The foot of a page saves, links, takes away and presents the view.")),
    )  # fmt: skip
    return [{"at": at, "title": title, "text": text} for at, title, text in steps]


def help_labels(_: Translate) -> dict[str, Any]:
    """Labels of the tour and of the list of shortcuts."""
    return {
        "shortcutsTitle": _("Keyboard shortcuts"), "shortcuts": shortcut_labels(_), "close": _("Close"),
        "tourTitle": _("A short tour"), "tour": tour_steps(_), "next": _("Next"), "back": _("Back"),
        "skip": _("Skip"), "done": _("Done"),
    }  # fmt: skip
