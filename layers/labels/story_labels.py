"""Labels of saved views, stories, the link with its QR code, and exports."""

from typing import Any

from geodata.tables.codelists import code_names
from utils.text.i18n import Translate


def save_labels(_: Translate) -> dict[str, str]:
    """Labels of the dialog that saves a view, and of the line that confirms it."""
    return {
        "title": _("Save this view"), "shown": _("What is saved"), "name": _("Title"),
        "caption": _("Caption"), "captionNote": _("Optional. One line is one paragraph."),
        "notes": _("Speaker notes"), "notesNote": _("Optional. Only the speaker sees them."),
        "story": _("Story"), "newStory": _("New story…"), "newName": _("Title of the new story"),
        "defaultName": _("My story"), "save": _("Save"), "cancel": _("Cancel"),
        "saved": _("Saved as slide {n} of “{story}”."), "open": _("Open the story"), "undo": _("Undo"),
        "undone": _("The slide was taken out again."), "dismiss": _("Close"),
        "full": _("“{story}” holds {most} slides, and a story takes no more. Choose another or a new one."),
    }  # fmt: skip


def keep_labels(_: Translate) -> dict[str, str]:
    """Texts on where stories are stored, and on why they cannot be."""
    return {
        "kept": _("Saved in this browser only. To keep or pass it on, download the file."),
        "full": _(
            "The storage of this browser is full: the last changes are kept only while this page is open. "
            "Download the story as a file, or delete one that you no longer need."
        ),
        "closed": _(
            "This browser keeps nothing for this page: stories last only while it is open. "
            "Download the story as a file before you leave."
        ),
        "large": _("This story has {size} kB. It is kept here, but the server takes {most} kB: divide it into two."),
        "elsewhere": _("Changed in another tab; the change is shown here."),
        "deletedElsewhere": _("Deleted in another tab. It stays here; the next change saves it again."),
        "notPresented": _(
            "The presenter reads from the storage of this browser, which is full or closed to this page."
        ),
    }  # fmt: skip


def story_store_labels(_: Translate) -> dict[str, str]:
    """Labels of the list of stories."""
    one, many = (_.ngettext("{n} slide", "{n} slides", n) for n in (1, 2))
    return {
        "shipped": _("Ready-made stories"), "mine": _("My stories"), "slides": many, "slide": one.replace("{n}", "1"),
        "present": _("Present"), "copy": _("Copy to my stories"), "duplicate": _("Duplicate"),
        "file": _("Download file"), "take": _("Take away"), "remove": _("Delete"), "new": _("New story"),
        "open": _("Open a file…"), "drop": _("or drop story files here"), "untitled": _("Untitled"),
        "none": _(
            "You have no story yet. Choose “Save view” (key S) at the foot of a map or chart, copy a ready-made "
            "story, or open a file."
        ),
        "removed": _("“{story}” was deleted."), "restored": _("“{story}” is back."),
        "copied": _("Copied as “{story}”."), "copyOf": _("{story} (copy)"),
        "unknown": _("This browser holds no story “{id}”; another one is shown."),
        "loading": _("Loading…"),
        "unread": _("The ready-made stories could not be loaded. Reload the page."),
    }  # fmt: skip


def import_labels(_: Translate) -> dict[str, str]:
    """Messages about a file that was opened."""
    return {
        "reading": _("Reading {name}…"), "opened": _("{name} was added to your stories."),
        "problems": _("{name} was added, with these changes:"), "refused": _("{name} was not opened:"),
        "at": _("Slide {n}"), "tooLarge": _("{name} has {size} kB; a story file has at most {most} kB."),
        "unreadable": _("{name} could not be read. Open it again."),
    }  # fmt: skip


def editor_labels(_: Translate) -> dict[str, str]:
    """Labels of the editor of a story."""
    return {
        "title": _("Title"), "subtitle": _("Subtitle"), "closing": _("Closing words"), "slides": _("Slides"),
        "slideTitle": _("Title of slide {n}"), "body": _("Text"),
        "bodyNote": _("One line is one paragraph, {n} at most."), "notes": _("Speaker notes"),
        "records": _("Evidence: {n} records"), "table": _("List them beside the figure"),
        "view": _("Open the view"), "duplicate": _("Duplicate"), "remove": _("Delete"),
        "up": _("Move slide {n} up"), "down": _("Move slide {n} down"), "drag": _("Drag slide {n} to another place"),
        "edit": _("Edit slide {n}: {title}"), "undo": _("Undo"), "redo": _("Redo"),
        "moved": _("Slide {from} is now slide {to} of {n}."), "copied": _("Slide {n} is a copy."),
        "removed": _("Slide {n} was deleted. Ctrl Z brings it back."),
        "undone": _("Undone: {what}."), "redone": _("Redone: {what}."),
        "typing": _("text"), "moving": _("moving a slide"), "copying": _("copying a slide"),
        "removing": _("deleting a slide"), "choosing": _("listing records"), "other": _("changes of another tab"),
        "readOnly": _("Ready-made and read-only. Copy it to change it."),
        "empty": _(
            "This story has no slides yet. Open a map or chart, choose what it shows, and save the view into this "
            "story with “Save view” at its foot (key S)."
        ),
        "start": _("Open the overview"), "choose": _("Choose a story on the left, or make a new one."),
        "keys": _("Alt ↑ and Alt ↓ move a slide; Ctrl Z undoes, Ctrl Shift Z redoes."),
        "full": _("A story takes at most {most} slides."), "initial": _("as it opens"), "none": _("none"),
    }  # fmt: skip


def link_labels(_: Translate) -> dict[str, str]:
    """Labels of the dialog with the link and its QR code."""
    return {
        "title": _("Link and QR code"), "link": _("Short link of this view"), "copy": _("Copy"),
        "copied": _("Copied."), "byHand": _("The link is selected: copy it with Ctrl C."),
        "length": _("{n} characters. The link itself holds the view; nothing is stored on the server."),
        "code": _("QR code of the link; opens large for a room"), "large": _("Show it large"), "close": _("Close"),
    }  # fmt: skip


def form_labels(lang: str) -> dict[str, list[str]]:
    """Names of the export formats, each with a note on its use."""
    notes = code_names("export-format", lang, "note")
    return {form: [name, notes[form]] for form, name in code_names("export-format", lang).items()}


def sheet_labels(_: Translate) -> dict[str, str]:
    """Names of the one-page sheets: of a single one, and of all."""
    return {
        "regions": _("One-page sheet of {name} (PDF)"), "regionsAll": _("One-page sheets of all 22 regions (PDF)"),
        "units": _("One-page sheet of {name} (PDF)"), "unitsAll": _("One-page sheets of all units (PDF)"),
        "projects": _("One-page sheet of {name} (PDF)"), "note": _("A4, one page each"),
    }  # fmt: skip


def export_labels(_: Translate) -> dict[str, Any]:
    """Labels of the export dialog."""
    return {
        "titleView": _("Take this view away"), "titleStory": _("Take “{story}” away"), "form": _("Kind of file"),
        "forms": form_labels(_.lang), "sheets": sheet_labels(_),
        "map": _("Map as"), "maps": {"shapes": _("shapes to edit"), "picture": _("a picture")},
        "paper": _("Paper"), "papers": {"a4": "A4", "a3": "A3"},
        "start": _("Make the file"), "again": _("Make it again"), "cancel": _("Cancel"), "close": _("Close"),
        "asking": _("Asking the server…"), "working": _("{done} / {of} · {text}"), "progress": _("Progress"),
        "cancelled": _("Cancelled. Nothing was saved."), "done": _("{name} was downloaded ({size})."),
        "saveAgain": _("Save it again"), "notes": _("Notes"),
    }  # fmt: skip


def answer_labels(_: Translate) -> dict[str, str]:
    """Messages for when the server refuses or does not answer."""
    return {
        "busy": _("The server is busy. Wait a minute and try again."),
        "large": _("This story is too large for the server. Divide it into two."),
        "fault": _("The server could not do it (number {n}). Try again; if it stays so, tell the operator."),
        "away": _("The server did not answer. Check the connection and try again; nothing here is lost."),
        "cut": _("The connection broke before the file was complete. Try again."),
    }  # fmt: skip


def story_labels(_: Translate) -> dict[str, Any]:
    """All labels of the script of stories in one language."""
    return {
        "save": save_labels(_), "keep": keep_labels(_), "shelf": story_store_labels(_), "imported": import_labels(_),
        "editor": editor_labels(_), "link": link_labels(_), "take": export_labels(_), "answer": answer_labels(_),
    }  # fmt: skip
