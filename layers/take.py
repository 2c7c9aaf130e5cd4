"""Carries an order out: slides with their figures, sheets, or data, as one file."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from layers.one_file import one_file, shown_letters
from layers.slides import deck_of
from layers.still import SIZE, chart_picture, plate_of
from layers.take_order import SHEETS, Order, OrderError
from layers.tokens import read_tokens
from utils.deck import Deck, SlideContent
from utils.figures import Look
from utils.fonts import missing_font_words, subset_font
from utils.i18n import translator
from utils.imprint import Imprint
from utils.picture import Picture, Plate
from utils.plate_svg import map_size, plate_png, plate_svg
from utils.pptx_deck import deck_pptx

# Called with what is done, of how much, and what is done now; it raises where nobody waits any more.
Told = Callable[[int, int, str], None]
TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml", "html": "text/html", "zip": "application/zip",
}  # fmt: skip
WEIGHTS = (400, 700)


@dataclass(frozen=True)
class TakenFile:
    """A file to take away, with remarks for the one who takes it."""

    name: str
    media_type: str
    content: bytes
    notes: list[str] = field(default_factory=list)


def imprint_of(deck: Deck, origin: str) -> Imprint:
    """What every file of a deck bears; files are light."""
    light = read_tokens()["light"]
    return Imprint(deck.lang, deck.date, origin, Look(light["ui"], light["chart"]))


def file_name(deck: Deck, suffix: str) -> str:
    """Name of a file: the story's id and the day."""
    return f"{deck.story_id}-{deck.date}.{suffix}"
