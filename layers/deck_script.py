"""The script of the presenter: the parts of the map's own script that draw, and those of slides."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from layers.assets import STATIC
from layers.deck_words import deck_words
from layers.kinds import VIEW_KINDS
from layers.shell import VIEWS, view_layers
from layers.tokens import read_tokens
from utils.i18n import LANGUAGES, translator

DECK = Path(__file__).parent / "deck"
# Parts that draw a map without a page around it: no component, no Leaflet, no search.
DRAWING = (
    "10-dom", "20-choices", "30-scene", "40-ground", "50-lines", "60-points", "70-labels", "80-draw", "85-look",
    "86-legend", "87-evidence", "88-grounds", "88-terms", "89-own", "92-panel", "93-filters", "98-projects",
)  # fmt: skip


def picture_parts() -> list[Path]:
    """Files of the parts that draw, in order."""
    return [STATIC / f"{name}.js" for name in DRAWING]


def deck_constants() -> dict[str, Any]:
    """What the drawing parts expect by name: colours, kinds of views, their layers, words."""
    return {
        "MAP_TOKENS": read_tokens(),
        "VIEW_KINDS": {view: asdict(kind) for view, kind in VIEW_KINDS.items()},
        "VIEW_LAYERS": {view: [asdict(entry) for entry in view_layers(view)] for view in VIEWS},
        "DECK_WORDS": {lang: deck_words(translator(lang)) for lang in LANGUAGES},
    }
