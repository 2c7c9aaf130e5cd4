"""The script of the presenter: the parts of the map's own script that draw, and those of slides."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from layers.bundles.assets import STATIC, Asset, closed_script, make_asset
from layers.catalog.colours import read_tokens
from layers.catalog.layer_tree import VIEWS, view_layers
from layers.catalog.views import VIEW_KINDS
from layers.labels.presenter_labels import presenter_labels
from utils.text.i18n import LANGUAGES, translator

DECK = Path(__file__).parent.parent / "deck"
# Parts that draw a map without a page around it: no component, no Leaflet, no search.
DRAWING = (
    "10-dom", "20-choices", "30-scene", "40-ground", "50-lines", "60-points", "70-labels", "80-draw", "85-look",
    "86-legend", "87-evidence", "88-grounds", "88-terms", "89-own", "92-panel", "93-filters", "98-projects",
)  # fmt: skip


def presenter_parts(*folds: str) -> list[Path]:
    """Files of the parts of slides; all of them, or those whose number begins with one of the digits."""
    files = sorted(DECK.glob("*.js"))
    return [path for path in files if not folds or path.name.startswith(folds)]


def picture_parts() -> list[Path]:
    """Files of the parts that draw, in order."""
    return [STATIC / f"{name}.js" for name in DRAWING]


def presenter_constants() -> dict[str, Any]:
    """What the drawing parts expect by name: colours, kinds of views, their layers, words."""
    return {
        "MAP_TOKENS": read_tokens(),
        "VIEW_KINDS": {view: asdict(kind) for view, kind in VIEW_KINDS.items()},
        "VIEW_LAYERS": {view: [asdict(entry) for entry in view_layers(view)] for view in VIEWS},
        "DECK_WORDS": {lang: presenter_labels(translator(lang)) for lang in LANGUAGES},
    }


def presenter_script(files: dict[str, str]) -> str:
    """Script of the presenter.

    Parameters
    ----------
    files
        Addresses of the files of the atlas by role.
    """
    texts = [path.read_text("utf-8") for path in (*picture_parts(), *presenter_parts())]
    return closed_script(presenter_constants() | {"FILES": files}, texts)


def presenter_style() -> str:
    """Style sheet of the presenter, which comes after that of the atlas."""
    return (DECK / "presenter.css").read_text("utf-8")


def presenter_assets(files: dict[str, str]) -> dict[str, Asset]:
    """Script and style of the presenter as files."""
    return {
        "deck": make_asset("assets", "deck", "js", presenter_script(files).encode()),
        "deck-style": make_asset("assets", "deck", "css", presenter_style().encode()),
    }
